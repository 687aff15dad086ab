"""Make the network for names again: `python -m train.names.train --polnear FOLDER`."""
