"""The numbers that both sides of the benchmark train on: Numbers.fs makes the same ones."""

import numpy as np
import torch


def mix(seed, count):
    """`count` pseudo-random uint32 values of stream `seed` (the finaliser of MurmurHash3)."""
    h = np.arange(count, dtype=np.uint32) * np.uint32(0x9E3779B1) + np.uint32(seed)
    h ^= h >> np.uint32(16)
    h *= np.uint32(0x85EBCA6B)
    h ^= h >> np.uint32(13)
    h *= np.uint32(0xC2B2AE35)
    h ^= h >> np.uint32(16)
    return h


def uniform(seed, shape, scale=1.0):
    """float32 values in [-scale, scale)."""
    values = mix(seed, int(np.prod(shape))).astype(np.float64) / 2.0**31 - 1.0
    return torch.from_numpy((values * scale).astype(np.float32).reshape(shape))


def integers(seed, shape, first, last):
    """int64 values from first to last."""
    values = first + mix(seed, int(np.prod(shape))).astype(np.int64) % (last - first + 1)
    return torch.from_numpy(values.reshape(shape))
