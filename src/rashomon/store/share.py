"""Tell whether a file lies on another machine, where a write-ahead log is not safe.

    path -> the mount it lies on -> is that one a network share

The log needs memory that all who have the case open share, and two machines share none. SQLite
cannot tell and would write on; a case there keeps a rollback journal instead, which needs only
the locks of the share.
"""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
"""Linux says here what is mounted where. Elsewhere a share is not known as one."""

_SHARES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2", "virtiofs"),
        *(
            "fuse.sshfs",
            "fuse.glusterfs",
            "fuse.rclone",
            "fuse.s3fs",
            "fuse.davfs",
            "davfs",
        ),
    )
)
"""File systems that more than one machine may have open, as Linux names them."""

_OCTAL = re.compile(r"\\([0-7]{3})")


def is_on_share(path: Path, mounts: Path = MOUNTS) -> bool:
    """Tell whether a file lies on a share that Linux lists; False where that is not known."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    folder = path.absolute().parent.resolve()
    kind, depth = "", -1
    for line in lines:
        _, place, found = line.split(" ")[:3]
        mounted = Path(_OCTAL.sub(lambda m: chr(int(m[1], 8)), place))
        if folder.is_relative_to(mounted) and len(mounted.parts) >= depth:
            kind, depth = (
                found,
                len(mounted.parts),
            )  # of two on one place the later one counts
    return kind in _SHARES
