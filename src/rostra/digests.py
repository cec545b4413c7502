"""What tells contents apart: BLAKE2b, without `hashlib`, which loads OpenSSL and takes longer than most programmes."""

_BYTES = 32
"""So many that no two contents have the same digest, by chance or by art."""


def digest_of(content: bytes) -> str:
    """The BLAKE2b of `content`, in hexadecimal."""
    try:
        from _blake2 import blake2b  # where hashlib has it from
    except ImportError:
        from hashlib import blake2b
    return blake2b(content, digest_size=_BYTES).hexdigest()
