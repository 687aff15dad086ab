"""Train the reader that finds words put in by a thesaurus.

texts -> spinner (training half of WordNet), slips of a foreign writer -> windows
-> the tagger's frozen first graph -> small head -> int8 ONNX
"""
