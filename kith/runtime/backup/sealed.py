"""A sealed file: what is in it can be neither read nor changed nor cut short without the words.

AES-256-GCM over pieces of 1 MiB. The key comes from the passphrase through scrypt. Each piece's
nonce holds its number and whether it is the last, so pieces cannot be moved, dropped or cut off.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kith.runtime.places import give_to_owner_of
from kith.runtime.trouble import Trouble

MAGIC = b"KITHBAK1"
SALT, PREFIX, TAG = 16, 7, 16
HEADER = len(MAGIC) + SALT + PREFIX
PIECE = 1 << 20
_COST = 1 << 16  # 64 MB and a third of a second for each passphrase that is tried
WRONG = "the passphrase is wrong, or the file was cut short or changed"


def _cipher(passphrase: str, header: bytes) -> AESGCM:
    salt = header[len(MAGIC) : len(MAGIC) + SALT]
    return AESGCM(Scrypt(salt=salt, length=32, n=_COST, r=8, p=1).derive(passphrase.encode()))


def _nonce(header: bytes, number: int, last: bool) -> bytes:
    return header[-PREFIX:] + number.to_bytes(4, "big") + bytes([last])


def _pieces(stream: Iterable[bytes]) -> Iterator[bytes]:
    """Cut a stream into pieces of one size; the last may be shorter, even empty."""
    held = bytearray()
    for part in stream:
        held += part
        while len(held) > PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    yield bytes(held)


def _with_last(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Number the pieces and say of each whether it is the last."""
    walk = iter(pieces)
    piece, number = next(walk), 0
    for following in walk:
        yield number, piece, False
        piece, number = following, number + 1
    yield number, piece, True


def write(path: Path, passphrase: str, stream: Iterable[bytes]) -> None:
    """Seal a stream into a file that is there whole or not at all."""
    header = MAGIC + os.urandom(SALT + PREFIX)
    cipher = _cipher(passphrase, header)
    draft = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            give_to_owner_of(path.parent, file.fileno())
            file.write(header)
            for number, piece, last in _with_last(_pieces(stream)):
                file.write(cipher.encrypt(_nonce(header, number, last), piece, header))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path, passphrase: str) -> Iterator[bytes]:
    """Give back what was sealed, piece by piece, each checked before it is given."""
    with path.open("rb") as file:
        header = file.read(HEADER)
        if len(header) < HEADER or not header.startswith(MAGIC):
            raise Trouble(f"{path} is not a backup of Kith's.")
        cipher = _cipher(passphrase, header)
        for number, piece, last in _with_last(_blocks(file)):
            try:
                yield cipher.decrypt(_nonce(header, number, last), piece, header)
            except InvalidTag:
                raise Trouble(f"{path} does not open: {WRONG}.") from None


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    yield file.read(PIECE + TAG)
    while block := file.read(PIECE + TAG):
        yield block
