"""Trains the sequence head (lib/claims/sequence-head.ts) with PyTorch.

usage: python3 train-sequence-head.py FOLDER

Reads FOLDER/rows.json, which cli/factbase/sequence-trainer.ts writes, and writes
  FOLDER/held.f32      what networks that did not see a row's fold say of it: the classes' chances,
                       then the chance of each slot being backed, then of each being contradicted
  FOLDER/weights.f32   the weights of a network that saw all rows, in the order of weights.json
  FOLDER/weights.json  features by row of the table, and the names and shapes of the weights

A row is a sequence of units, each a bag of features. A unit's vector is the sum of its features'; a
bidirectional GRU (Cho et al. 2014) reads the sequence; what it saw from the row's own beginning on (what
stands before is context) is pooled by three attentions and by the maximum. Loss: the right class, the right
group of classes, each slot's stance by itself, and that two readings of a row agree.
"""
import json
import multiprocessing
import pathlib
import random
import sys
import time
from collections import Counter

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

folder = pathlib.Path(sys.argv[1])
data = json.loads((folder / "rows.json").read_text())
options = data["options"]
rows = data["rows"]
classes = len(data["classes"])
slots = len(data["slots"])
group_count = max(data["groups"]) + 1
group_of = torch.zeros(classes, group_count)
for number, group in enumerate(data["groups"]):
    group_of[number, group] = 1
torch.set_num_threads(options["threads"])

seen = Counter(feature for row in rows for unit in row["bags"] for feature in unit)
features = [feature for feature, count in seen.items() if count >= options["least_seen"]]
number_of = {feature: at + 1 for at, feature in enumerate(features)}
unknown = len(features) + 1
longest = options["longest"]

bags = [
    [[number_of[f] for f in unit if f in number_of] or [unknown] for unit in row["bags"][:longest]]
    for row in rows
]
widest = max(len(bag) for units in bags for bag in units)
labels = torch.tensor([row["label"] for row in rows])
groups = torch.tensor([data["groups"][row["label"]] for row in rows])
told = np.zeros((len(rows), 2 * slots), dtype=np.float32)
for at, row in enumerate(rows):
    for slot, contradicted in row["told"]:
        told[at, slot + contradicted * slots] = 1


stance_weight = 20


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        size, state = options["size"], options["state"]
        self.table = nn.EmbeddingBag(len(features) + 2, size, mode="sum", padding_idx=0)
        self.table.weight.data.mul_(0.35)
        self.table.weight.data[0] = 0
        self.gru = nn.GRU(size, state, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(2 * state, 3)
        self.point = nn.Linear(8 * state, classes)
        self.told = nn.Linear(8 * state, 2 * slots)

    def forward(self, units, mask, own):
        count, length, width = units.shape
        x = self.table(units.view(count * length, width)).view(count, length, -1)
        if self.training:
            x = F.dropout(x, 0.2) * (torch.rand(count, length) > 0.1).float()[..., None]
        packed = nn.utils.rnn.pack_padded_sequence(
            x, mask.sum(1), batch_first=True, enforce_sorted=False
        )
        read, _ = nn.utils.rnn.pad_packed_sequence(
            self.gru(packed)[0], batch_first=True, total_length=length
        )
        hidden = ~own[..., None]
        attention = self.attention(read).masked_fill(hidden, -1e9).softmax(1)
        attended = torch.einsum("nld,nla->nad", read, attention).flatten(1)
        highest = read.masked_fill(hidden, -1e4).max(1)[0]
        pooled = F.dropout(torch.cat([attended, highest], -1), 0.4, self.training)
        return self.point(pooled), self.told(pooled)


def batch(chosen):
    length = max(len(bags[at]) for at in chosen)
    units = np.zeros((len(chosen), length, widest), dtype=np.int64)
    mask = np.zeros((len(chosen), length), dtype=bool)
    own = np.zeros((len(chosen), length), dtype=bool)
    for line, at in enumerate(chosen):
        mask[line, : len(bags[at])] = True
        own[line, min(rows[at]["from"], len(bags[at]) - 1) : len(bags[at])] = True
        for place, bag in enumerate(bags[at]):
            units[line, place, : len(bag)] = bag
    return torch.from_numpy(units), torch.from_numpy(mask), torch.from_numpy(own)


def label_loss(said, chosen):
    point, stances = said
    in_group = torch.log(point.softmax(-1) @ group_of + 1e-6)
    return (
        F.cross_entropy(point, labels[chosen], label_smoothing=0.05)
        + F.nll_loss(in_group, groups[chosen])
        + stance_weight * F.binary_cross_entropy_with_logits(stances, torch.from_numpy(told[chosen]))
    )


def disagreement(one, other):
    """How far apart two readings are: symmetric Kullback-Leibler divergence, for the classes and by slot."""
    first, second = F.log_softmax(one[0], -1), F.log_softmax(other[0], -1)
    classes_apart = ((first.exp() - second.exp()) * (first - second)).sum(-1).mean()
    stances_apart = ((one[1].sigmoid() - other[1].sigmoid()) * (one[1] - other[1])).mean()
    return (classes_apart + stance_weight * stances_apart) / 2


def loss_of(network, chosen):
    """The labels' loss of two readings with different cells dropped, and their disagreement (R-Drop, Liang et al. 2021)."""
    point, stances = network(*(torch.cat([part, part]) for part in batch(chosen)))
    one, other = zip(point.chunk(2), stances.chunk(2))
    loss = (label_loss(one, chosen) + label_loss(other, chosen)) / 2
    return loss + options["agreement"] * disagreement(one, other)


def batches_of(chosen, shuffle):
    """Rows of like length together, in random order."""
    size = options["batch"]
    shuffle.shuffle(chosen)
    found = []
    for start in range(0, len(chosen), size * 40):
        part = sorted(chosen[start : start + size * 40], key=lambda at: len(bags[at]))
        found += [part[at : at + size] for at in range(0, len(part), size)]
    shuffle.shuffle(found)
    return found


def train(chosen, name):
    torch.manual_seed(options["seed"])
    shuffle = random.Random(options["seed"])
    network = Network()
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=0.02)
    steps = options["epochs"] * (len(chosen) // options["batch"] + 2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, options["rate"], total_steps=steps, pct_start=0.1
    )
    start = time.time()
    for epoch in range(options["epochs"]):
        network.train()
        for each in batches_of(list(chosen), shuffle):
            optimizer.zero_grad()
            loss_of(network, each).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
        print(f"{name}: epoch {epoch + 1}, {time.time() - start:.0f} s", file=sys.stderr, flush=True)
    return network.eval()


def say(network, chosen, out):
    with torch.no_grad():
        for start in range(0, len(chosen), 128):
            part = chosen[start : start + 128]
            point, stances = network(*batch(part))
            out[part, :classes] = point.softmax(-1).numpy()
            out[part, classes:] = stances.sigmoid().numpy()


def hold_out(fold):
    """Writes what a network without a fold says of that fold, or all weights of the network that saw every row."""
    if fold is None:
        network = train(list(range(len(rows))), "all")
        weights = [(name, value.detach().numpy()) for name, value in network.named_parameters()]
        shapes = [[name, list(weight.shape)] for name, weight in weights]
        (folder / "weights.json").write_text(json.dumps({"features": features, "shapes": shapes}))
        flat = np.concatenate([weight.ravel() for _, weight in weights])
        flat.astype(np.float32).tofile(folder / "weights.f32")
        return None
    inside = [at for at, row in enumerate(rows) if row["fold"] == fold]
    outside = [at for at, row in enumerate(rows) if row["fold"] != fold]
    said = np.zeros((len(rows), classes + 2 * slots), dtype=np.float32)
    say(train(outside, f"without part {fold + 1}"), inside, said)
    return said


# Each network by itself on one core: they do not depend on each other, and the result not on their order.
with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
    parts = pool.map(hold_out, [None, *sorted({row["fold"] for row in rows})], chunksize=1)
sum(said for said in parts if said is not None).tofile(folder / "held.f32")
