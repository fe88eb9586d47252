"""The PyTorch side of `dotnet fsi build.fsx bench`.

Trains the rows of the benchmark with PyTorch, on the batches and from the weights that the
workbook trains on. Both come from `mix`, a hash of the element's index: nothing is written
to disk, and the losses of the two sides can be compared.

Reads one request a line from standard input, `ROW WAY THREADS SECONDS`, and answers it with
one line of JSON: {"row", "milliseconds": [one a step], "loss": of step LOSS_STEP}. Each request
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

import peer_text
from peer_numbers import integers, mix, uniform

ADDS_PER_SAMPLE = 500
WARM_STEPS = 2
LOSS_STEP = 4
IMAGES, BATCH = 60000, 600
MNIST_FILES = [f"{part}-{kind}-ubyte.gz" for part in ("train", "t10k") for kind in ("images-idx3", "labels-idx1")]


def wide_mlp():
    model = nn.Sequential(nn.Linear(784, 1000), nn.ReLU(), nn.Linear(1000, 10))
    return model, uniform(1, (600, 784)), integers(2, (600,), 0, 9), nn.CrossEntropyLoss(), "sgd", 0.05


def tiny_mlp():
    model = nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 10), nn.ReLU(), nn.Linear(10, 1))
    labels = integers(2, (1000, 1), 0, 1).float()
    return model, uniform(1, (1000, 2)), labels, nn.BCEWithLogitsLoss(), "sgd", 0.1


ROWS = {"mlp-wide": lambda way: wide_mlp(), "mlp-tiny": lambda way: tiny_mlp(), **peer_text.ROWS}


def train(row, way, seconds):
    """Milliseconds of each step after the warm ones, and the loss of step LOSS_STEP. A way that ends in `+foreach` has
    Adam update all parameters in one call."""
    way, _, update = way.partition("+")
    model, inputs, targets, criterion, kind, rate = ROWS[row](way)
    with torch.no_grad():
        for index, parameter in enumerate(model.parameters()):
            parameter.copy_(uniform(100 + index, tuple(parameter.shape), 0.05))
    parameters = list(model.parameters())
    foreach = update == "foreach"
    optimiser = torch.optim.SGD(parameters, rate) if kind == "sgd" else torch.optim.Adam(parameters, rate, foreach=foreach)
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


def serve(row, way, threads, seconds):
    torch.set_num_threads(threads)
    if row in OTHERS:
        milliseconds, loss = OTHERS[row](seconds)
    else:
        milliseconds, loss = train(row, way, seconds)
        if row in peer_text.TWINS:
            loss = train(peer_text.TWINS[row], way, 0)[1]
    print(json.dumps({"row": row, "milliseconds": milliseconds, "loss": loss}), flush=True)


def main():
    print(json.dumps({"torch": torch.__version__}), flush=True)
    for line in iter(sys.stdin.readline, ""):
        row, way, threads, seconds = line.split()
        child = os.fork()
        if child == 0:
            serve(row, way, int(threads), float(seconds))
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit(f"peer.py: row {row} failed")


if __name__ == "__main__":
    main()
