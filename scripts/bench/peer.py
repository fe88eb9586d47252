"""The PyTorch side of `dotnet fsi build.fsx bench`.

Trains the rows of the benchmark with PyTorch, on the batches and from the weights that the
workbook trains on. Both come from `mix`, a hash of the element's index: nothing is written
to disk, and the losses of the two sides can be compared.

Reads one request a line from standard input, `ROW THREADS SECONDS`, and answers it with one
line of JSON: {"row", "milliseconds": [one a step], "loss": of step LOSS_STEP}. Each request
is served in a forked child, so that no thread of one row spins while another is measured.

usage: peer.py [PATH]   PATH is a BLAS library to load before libtorch
"""

import ctypes
import json
import os
import sys
import time

if len(sys.argv) > 1:
    ctypes.CDLL(sys.argv[1], mode=ctypes.RTLD_GLOBAL)

import numpy as np
import torch
from torch import nn

ADDS_PER_SAMPLE = 500
WARM_STEPS = 2
LOSS_STEP = 4


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


class MeanOfEmbeddings(nn.Module):
    """Embedding, mean over time, one logit."""

    def __init__(self, words, width):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.head = nn.Linear(width, 1)

    def forward(self, tokens):
        return self.head(self.embedding(tokens).mean(1)).squeeze(1)


class Recurrent(nn.Module):
    """Embedding, one recurrent layer, one logit from the last hidden state of each direction."""

    def __init__(self, cell, words, width, hidden, bidirectional=False):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.recurrent = cell(width, hidden, batch_first=True, bidirectional=bidirectional)
        self.head = nn.Linear(hidden * (2 if bidirectional else 1), 1)

    def forward(self, tokens):
        state = self.recurrent(self.embedding(tokens))[1]
        hidden = state[0] if isinstance(state, tuple) else state
        return self.head(torch.cat(list(hidden), 1)).squeeze(1)


class Transformer(nn.Module):
    """Embedding plus sinusoidal positions, one encoder layer, mean over time, one logit."""

    def __init__(self, words, width, heads, feed, time_steps):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.layer = nn.TransformerEncoderLayer(width, heads, feed, dropout=0.0, batch_first=True)
        self.head = nn.Linear(width, 1)
        position = torch.arange(time_steps).unsqueeze(1)
        rate = torch.exp(torch.arange(0, width, 2) * (-np.log(10000.0) / width))
        table = torch.zeros(time_steps, width)
        table[:, 0::2] = torch.sin(position * rate)
        table[:, 1::2] = torch.cos(position * rate)
        self.positions, self.scale = table, width**0.5

    def forward(self, tokens):
        hidden = self.layer(self.embedding(tokens) * self.scale + self.positions)
        return self.head(hidden.mean(1)).squeeze(1)


def wide_mlp():
    model = nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))
    return model, uniform(1, (600, 784)), integers(2, (600,), 0, 9), nn.CrossEntropyLoss(), "sgd", 0.05


def tiny_mlp():
    model = nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 10), nn.ReLU(), nn.Linear(10, 1))
    labels = integers(2, (1000, 1), 0, 1).float()
    return model, uniform(1, (1000, 2)), labels, nn.BCEWithLogitsLoss(), "sgd", 0.1


def reviews(model, words, time_steps):
    labels = integers(2, (64,), 0, 1).float()
    return model, integers(1, (64, time_steps), 1, words - 1), labels, nn.BCEWithLogitsLoss(), "adam", 1e-3


ROWS = {
    "mlp-wide": wide_mlp,
    "mlp-tiny": tiny_mlp,
    "embeddings": lambda: reviews(MeanOfEmbeddings(5000, 32), 5000, 100),
    "lstm-128": lambda: reviews(Recurrent(nn.LSTM, 5000, 32, 128), 5000, 100),
    "rnn-32": lambda: reviews(Recurrent(nn.RNN, 10000, 10, 32), 10000, 500),
    "lstm-32": lambda: reviews(Recurrent(nn.LSTM, 10000, 10, 32), 10000, 500),
    "gru-32": lambda: reviews(Recurrent(nn.GRU, 10000, 10, 32), 10000, 500),
    "bilstm-32": lambda: reviews(Recurrent(nn.LSTM, 10000, 10, 32, True), 10000, 500),
    "transformer-32": lambda: reviews(Transformer(10000, 32, 4, 128, 200), 10000, 200),
}


def train(build, seconds):
    """Milliseconds of each step after the warm ones, and the loss of step LOSS_STEP."""
    model, inputs, targets, criterion, kind, rate = build()
    with torch.no_grad():
        for index, parameter in enumerate(model.parameters()):
            parameter.copy_(uniform(100 + index, tuple(parameter.shape), 0.05))
    parameters = list(model.parameters())
    optimiser = torch.optim.SGD(parameters, rate) if kind == "sgd" else torch.optim.Adam(parameters, rate)
    samples, losses, begun = [], [], time.perf_counter()
    while len(losses) < LOSS_STEP or time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        optimiser.zero_grad(set_to_none=True)
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        samples.append((time.perf_counter() - start) * 1e3)
    return samples[WARM_STEPS:], losses[LOSS_STEP - 1]


def add(seconds):
    """Milliseconds of one `a + b` on four floats, its result released at once."""
    a, b = uniform(1, (4,)), uniform(2, (4,))
    samples, begun = [], time.perf_counter()
    while len(samples) < LOSS_STEP or time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        for _ in range(ADDS_PER_SAMPLE):
            a + b
        samples.append((time.perf_counter() - start) * 1e3 / ADDS_PER_SAMPLE)
    return samples[WARM_STEPS:], float((a + b).sum())


def serve(row, threads, seconds):
    torch.set_num_threads(threads)
    milliseconds, loss = add(seconds) if row == "add" else train(ROWS[row], seconds)
    print(json.dumps({"row": row, "milliseconds": milliseconds, "loss": loss}), flush=True)


def main():
    print(json.dumps({"torch": torch.__version__}), flush=True)
    for line in iter(sys.stdin.readline, ""):
        row, threads, seconds = line.split()
        child = os.fork()
        if child == 0:
            serve(row, int(threads), float(seconds))
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit(f"peer.py: row {row} failed")


if __name__ == "__main__":
    main()
