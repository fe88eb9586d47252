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
import gzip
import json
import os
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor

if len(sys.argv) > 1:
    ctypes.CDLL(sys.argv[1], mode=ctypes.RTLD_GLOBAL)

import numpy as np
import torch
from torch import nn

ADDS_PER_SAMPLE = 500
WARM_STEPS = 2
LOSS_STEP = 4
IMAGES, BATCH = 60000, 600
MNIST_FILES = [f"{part}-{kind}-ubyte.gz" for part in ("train", "t10k") for kind in ("images-idx3", "labels-idx1")]


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


def repeat(work, seconds):
    """Milliseconds of `work` until the seconds are over, at least twice, after once unmeasured."""
    work()
    samples, begun = [], time.perf_counter()
    while len(samples) < 2 or time.perf_counter() - begun < seconds:
        start = time.perf_counter()
        work()
        samples.append((time.perf_counter() - start) * 1e3)
    return samples


def fastest(ways, trial):
    """The way whose trial takes least time."""

    def cost(way):
        start = time.perf_counter()
        trial(way)
        return time.perf_counter() - start

    return min(ways, key=cost)


class Bytes(torch.utils.data.Dataset):
    """Images kept as bytes, turned into numbers one by one, as torchvision's ToTensor does."""

    def __init__(self, pixels, labels):
        self.pixels, self.labels = pixels, labels

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, row):
        return self.pixels[row].float().div_(255), self.labels[row]


def epoch_loaders(pixels, labels):
    """Ways to cut an epoch into shuffled batches: PyTorch's loader without and with workers, and, faster, indexing all
    rows of a batch at once, from bytes or from numbers that were made of them before the clock started."""
    numbers = pixels.float().div_(255)

    def sliced(source, make):
        def run():
            for rows in torch.randperm(IMAGES).split(BATCH):
                yield make(source[rows]), labels[rows]

        return run

    def loader(workers):
        made = torch.utils.data.DataLoader(
            Bytes(pixels, labels), BATCH, shuffle=True, num_workers=workers, persistent_workers=workers > 0)
        return lambda: iter(made)

    return [sliced(numbers, lambda x: x), sliced(pixels, lambda x: x.float().div_(255)), loader(0), loader(2)]


def mnist_epoch(seconds):
    """Milliseconds of an epoch of 784-1000-10 in batches of 600, by the fastest way to make batches, and the loss of
    batch LOSS_STEP in the order of the rows."""
    values = mix(1, IMAGES * 784)
    pixels = torch.from_numpy(np.where(values % 5 == 0, values >> np.uint32(24), 0).astype(np.uint8).reshape(IMAGES, 784))
    labels = integers(2, (IMAGES,), 0, 9)
    model = nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))
    with torch.no_grad():
        for index, parameter in enumerate(model.parameters()):
            parameter.copy_(uniform(100 + index, tuple(parameter.shape), 0.05))
    optimiser, criterion = torch.optim.SGD(model.parameters(), 0.05), nn.CrossEntropyLoss()

    def step(inputs, targets):
        optimiser.zero_grad(set_to_none=True)
        loss = criterion(model(inputs), targets)
        loss.backward()
        optimiser.step()
        return loss.item()

    first = [slice(start * BATCH, (start + 1) * BATCH) for start in range(LOSS_STEP)]
    loss = [step(pixels[rows].float().div_(255), labels[rows]) for rows in first][-1]

    def part(loader):
        for number, (inputs, targets) in enumerate(loader()):
            if number == 10:
                break
            step(inputs, targets)

    def whole():
        for inputs, targets in way():
            step(inputs, targets)

    way = fastest(epoch_loaders(pixels, labels), part)
    return repeat(whole, seconds), loss


def mnist_read(seconds):
    """Milliseconds of unpacking MNIST's four files into arrays, by the fastest way, and their mean byte."""
    paths = [os.path.join(os.environ["BENCH_MNIST"], name) for name in MNIST_FILES]

    def array(content):
        axes = content[3]
        shape = [int.from_bytes(content[4 * at : 4 * at + 4], "big") for at in range(1, axes + 1)]
        values = torch.from_numpy(np.frombuffer(content, np.uint8, offset=4 + 4 * axes))
        return values.view(shape) if axes == 3 else values.long()

    def by_open(path):
        with gzip.open(path) as file:
            return array(file.read())

    def by_decompress(path):
        with open(path, "rb") as file:
            return array(gzip.decompress(file.read()))

    def by_zlib(path):
        with open(path, "rb") as file:
            packed = file.read()
        return array(zlib.decompress(packed, 31, int.from_bytes(packed[-4:], "little")))

    with ThreadPoolExecutor(2) as pool:
        ways = [
            lambda each=each, over=over: list(over(each, paths))
            for each in (by_open, by_decompress, by_zlib)
            for over in (map, pool.map)
        ]
        ways[0]()
        way = fastest(ways, lambda way: way())
        samples = repeat(way, seconds)
        images = [values for values in way() if values.dim() == 3]
    return samples, sum(int(values.sum()) for values in images) / sum(values.numel() for values in images)


OTHERS = {"add": add, "mnist-epoch": mnist_epoch, "mnist-read": mnist_read}


def serve(row, threads, seconds):
    torch.set_num_threads(threads)
    milliseconds, loss = OTHERS[row](seconds) if row in OTHERS else train(ROWS[row], seconds)
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
