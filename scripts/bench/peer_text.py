"""The rows that read reviews, as plain layers of torch.nn, in each way that may be the fastest:

batch-first  (batch, time, features) throughout, as the workbook's own layers have it
time-first   (time, batch, features), the words of a batch laid out so before the clock starts
bag          nn.EmbeddingBag for the mean of embeddings
"""

import numpy as np
import torch
from torch import nn

from peer_numbers import integers


class MeanOfEmbeddings(nn.Module):
    """Embedding, mean over time, one logit."""

    def __init__(self, words, width, way):
        super().__init__()
        self.bag = way == "bag"
        self.embedding = nn.EmbeddingBag(words, width, mode="mean") if self.bag else nn.Embedding(words, width)
        self.head = nn.Linear(width, 1)

    def forward(self, tokens):
        embedded = self.embedding(tokens)
        return self.head(embedded if self.bag else embedded.mean(1)).squeeze(1)


class Recurrent(nn.Module):
    """Embedding, one recurrent layer, one logit from the last hidden state of each direction."""

    def __init__(self, cell, words, width, hidden, way, bidirectional=False):
        super().__init__()
        self.embedding = nn.Embedding(words, width)
        self.recurrent = cell(width, hidden, batch_first=way == "batch-first", bidirectional=bidirectional)
        self.head = nn.Linear(hidden * (2 if bidirectional else 1), 1)

    def forward(self, tokens):
        state = self.recurrent(self.embedding(tokens))[1]
        hidden = state[0] if isinstance(state, tuple) else state
        return self.head(torch.cat(list(hidden), 1)).squeeze(1)


class Transformer(nn.Module):
    """Embedding plus sinusoidal positions, one encoder layer, mean over time, one logit. Dropout inside the layer, on
    the embedded words and on the mean."""

    def __init__(self, words, width, heads, feed, time_steps, dropout, way):
        super().__init__()
        batch_first = way == "batch-first"
        self.embedding = nn.Embedding(words, width)
        self.layer = nn.TransformerEncoderLayer(width, heads, feed, dropout, batch_first=batch_first)
        self.dropout = nn.Dropout(dropout) if dropout > 0 else nn.Identity()
        self.head = nn.Linear(width, 1)
        position = torch.arange(time_steps).unsqueeze(1)
        rate = torch.exp(torch.arange(0, width, 2) * (-np.log(10000.0) / width))
        table = torch.zeros(time_steps, width)
        table[:, 0::2] = torch.sin(position * rate)
        table[:, 1::2] = torch.cos(position * rate)
        self.positions, self.scale = table if batch_first else table.unsqueeze(1), width**0.5
        self.time_axis = 1 if batch_first else 0

    def forward(self, tokens):
        hidden = self.layer(self.dropout(self.embedding(tokens) * self.scale + self.positions))
        return self.head(self.dropout(hidden.mean(self.time_axis))).squeeze(1)


def reviews(model, words, time_steps, way):
    tokens, labels = integers(1, (64, time_steps), 1, words - 1), integers(2, (64,), 0, 1).float()
    tokens = tokens.t().contiguous() if way == "time-first" else tokens
    return model, tokens, labels, nn.BCEWithLogitsLoss(), "adam", 1e-3


def compared(cell, bidirectional=False):
    return lambda way: reviews(Recurrent(cell, 10000, 10, 32, way, bidirectional), 10000, 500, way)


def transformer(dropout):
    return lambda way: reviews(Transformer(10000, 32, 4, 128, 200, dropout, way), 10000, 200, way)


ROWS = {
    "embeddings": lambda way: reviews(MeanOfEmbeddings(5000, 32, way), 5000, 100, way),
    "lstm-128": lambda way: reviews(Recurrent(nn.LSTM, 5000, 32, 128, way), 5000, 100, way),
    "rnn-32": compared(nn.RNN),
    "lstm-32": compared(nn.LSTM),
    "gru-32": compared(nn.GRU),
    "bilstm-32": compared(nn.LSTM, True),
    "transformer-32": transformer(0.0),
    "transformer-dropout": transformer(0.1),
}

# Dropout draws other masks on either side: the loss to compare is that of the same model without it.
TWINS = {"transformer-dropout": "transformer-32"}
