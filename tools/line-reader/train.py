# Trains the line reader on lines drawn by draw-lines.ts and writes it as ONNX: train.py OUT.onnx LINES.bin ... [--minutes M] [--from STATE]
import argparse, glob, math, os, random, struct, time
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

ap = argparse.ArgumentParser()
ap.add_argument('out')
ap.add_argument('lines', nargs='+')
ap.add_argument('--minutes', type=float, default=30)
ap.add_argument('--state')
ap.add_argument('--rate', type=float, default=2e-3)
ap.add_argument('--threads', type=int, default=1)
ap.add_argument('--export-only', action='store_true')
args = ap.parse_args()
torch.set_num_threads(args.threads)
torch.manual_seed(1)
random.seed(1)
H = 40
LETTERS = [''] + [chr(c) for c in range(32, 127)] + list('§–—’ñáéíóúÑÁÉÍÓÚüÜç')
INDEX = {c: i for i, c in enumerate(LETTERS)}


class Block(nn.Module):
    def __init__(self, i, o, k=3, s=(1, 1)):
        super().__init__()
        k = k if isinstance(k, tuple) else (k, k)
        self.c = nn.Conv2d(i, o, k, s, padding=(k[0] // 2, k[1] // 2), bias=False)
        self.n = nn.BatchNorm2d(o)

    def forward(self, x):
        return F.relu(self.n(self.c(x)))


class Along(nn.Module):
    """A residual step along the line: what stands left and right of a place."""

    def __init__(self, c, k, d=1):
        super().__init__()
        self.a = nn.Conv2d(c, c, (1, k), padding=(0, k // 2 * d), dilation=(1, d), bias=False)
        self.n = nn.BatchNorm2d(c)

    def forward(self, x):
        return F.relu(x + self.n(self.a(x)))


class LineReader(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            Block(1, 32, 3, (2, 2)),    # 20 x W/2
            Block(32, 64, 3, (2, 2)),   # 10 x W/4
            Block(64, 64),
            Block(64, 128, 3, (2, 1)),  # 5 x W/4
            Block(128, 128),
        )
        self.fold = nn.Sequential(nn.Conv2d(128, 224, (5, 1), bias=False), nn.BatchNorm2d(224), nn.ReLU())
        self.along = nn.Sequential(Along(224, 5), Along(224, 5), Along(224, 5, 2), Along(224, 5, 2))
        self.head = nn.Conv2d(224, len(LETTERS), 1)

    def forward(self, x):
        y = self.head(self.along(self.fold(self.body(x))))
        return y.squeeze(2)  # N, letters, W/4


class Exported(nn.Module):
    """Takes grey 0..255 as it stands in a picture: 1 x 1 x 40 x W; gives natural logarithms, steps x letters."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return F.log_softmax(self.net(1 - x / 127.5), 1).permute(0, 2, 1)


def load(paths, seen):
    new = []
    for p in paths:
        b = open(p, 'rb').read()
        i = seen.get(p, 0)
        while i + 4 <= len(b):
            w, n = struct.unpack_from('<HH', b, i)
            end = i + 4 + n + H * w
            if end > len(b):
                break
            text = b[i + 4:i + 4 + n].decode()
            if all(c in INDEX for c in text):
                steps = (w + 3) // 4
                need = len(text) + sum(1 for a, c in zip(text, text[1:]) if a == c)
                if need <= steps - 1:
                    new.append((text, np.frombuffer(b, np.uint8, H * w, i + 4 + n).reshape(H, w)))
            i = end
        seen[p] = i
    return new


def augment(px):
    a = px.astype(np.float32)
    r = random.random()
    if r < 0.25:  # a few rows up or down
        a = np.roll(a, random.choice([-3, -2, -1, 1, 2, 3]), 0)
    if random.random() < 0.2:
        n = int(a.size * random.random() * 0.01)
        ys, xs = np.random.randint(0, H, n), np.random.randint(0, a.shape[1], n)
        a[ys, xs] = np.random.choice([0.0, 255.0], n)
    if random.random() < 0.08:  # thinner or thicker
        b = a.copy()
        f = np.maximum if random.random() < 0.5 else np.minimum
        b[:, 1:] = f(a[:, 1:], a[:, :-1])
        a = b
    if random.random() < 0.1:
        pad = random.randint(1, 16)
        a = np.concatenate([np.full((H, pad), 255, np.float32), a], 1) if random.random() < 0.5 else np.concatenate([a, np.full((H, pad), 255, np.float32)], 1)
    return a


def batches(rows, size, train):
    order = list(range(len(rows)))
    if train:
        random.shuffle(order)
    pool = 4096
    for p in range(0, len(order), pool):
        part = sorted(order[p:p + pool], key=lambda i: rows[i][1].shape[1])
        packs, pack, widest = [], [], 0
        for i in part:
            w = rows[i][1].shape[1]
            if pack and (len(pack) + 1) * max(widest, w) > size:
                packs.append(pack)
                pack, widest = [], 0
            pack.append(i)
            widest = max(widest, w)
        if pack:
            packs.append(pack)
        if train:
            random.shuffle(packs)
        for pack in packs:
            imgs = [augment(rows[i][1]) if train else rows[i][1].astype(np.float32) for i in pack]
            w = (max(im.shape[1] for im in imgs) + 3) // 4 * 4
            x = np.full((len(pack), 1, H, w), 255, np.float32)
            for k, im in enumerate(imgs):
                x[k, 0, :, :im.shape[1]] = im
            yield torch.from_numpy(1 - x / 127.5), [rows[i][0] for i in pack], [(im.shape[1] + 3) // 4 for im in imgs]


def step_loss(net, x, texts, steps):
    with torch.autocast('cpu', dtype=torch.bfloat16):
        y = net(x.to(memory_format=torch.channels_last))
    logp = F.log_softmax(y.float(), 1).permute(2, 0, 1)
    lens = torch.tensor([len(t) for t in texts])
    targets = torch.tensor([INDEX[c] for t in texts for c in t], dtype=torch.long)
    return F.ctc_loss(logp, targets, torch.tensor(steps).clamp(max=logp.shape[0]), lens, blank=0, reduction='none', zero_infinity=True), logp


def decode(logp, steps):
    best = logp.argmax(2).permute(1, 0)
    out = []
    for row, n in zip(best.tolist(), steps):
        s, last = [], 0
        for k in row[:n]:
            if k and k != last:
                s.append(LETTERS[k])
            last = k
        out.append(''.join(s))
    return out


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, c in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, d in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (c != d))
    return row[-1]


def evaluate(net, rows):
    net.eval()
    wrong = letters = whole = 0
    with torch.no_grad():
        for x, texts, steps in batches(rows, 60000, False):
            _, logp = step_loss(net, x, texts, steps)
            for got, t in zip(decode(logp, steps), texts):
                d = distance(got, t)
                wrong += d
                letters += len(t)
                whole += d == 0
    net.train()
    return wrong / max(1, letters), whole / max(1, len(rows))


def export(net, path):
    net.eval()
    torch.onnx.export(Exported(net).eval(), torch.full((1, 1, H, 400), 255.0), path, input_names=['line'], output_names=['scores'],
                      dynamic_axes={'line': {0: 'n', 3: 'w'}, 'scores': {0: 'n', 1: 't'}}, opset_version=17, dynamo=False)
    net.train()


def halved(path):
    """The same network with its numbers kept in 16 bits: half the size, and no letter changes."""
    import onnx
    from onnx import helper, numpy_helper, TensorProto
    model = onnx.load(path)
    casts = []
    for at, kept in enumerate(list(model.graph.initializer)):
        if kept.data_type != TensorProto.FLOAT or numpy_helper.to_array(kept).size < 256:
            continue
        half = numpy_helper.from_array(numpy_helper.to_array(kept).astype(np.float16), kept.name + '.half')
        casts.append(helper.make_node('Cast', [half.name], [kept.name], to=TensorProto.FLOAT))
        model.graph.initializer[at].CopyFrom(half)
    for node in reversed(casts):
        model.graph.node.insert(0, node)
    onnx.checker.check_model(model)
    onnx.save(model, path)


net = LineReader().to(memory_format=torch.channels_last)
optim = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-4)
print('parameters', sum(p.numel() for p in net.parameters()), flush=True)
done = 0
if args.state and os.path.exists(args.state):
    kept = torch.load(args.state)
    net.load_state_dict(kept['net'])
    done = kept['done']
if args.export_only:
    export(net, args.out)
    halved(args.out)
    raise SystemExit
seen = {}
rows, held = [], []


def more():
    for n, r in enumerate(load([p for g in args.lines for p in sorted(glob.glob(g))], seen)):
        (held if (len(rows) + len(held)) % 50 == 49 and len(held) < 2000 else rows).append(r)


more()
begun = time.time()
budget = args.minutes * 60
last = said = time.time()
total = n = 0.0
while time.time() - begun < budget:
    more()
    print('lines', len(rows), 'held', len(held), flush=True)
    for x, texts, steps in batches(rows, 12000, True):
        t = (time.time() - begun) / budget
        if t >= 1:
            break
        rate = args.rate * min(1, (done + 1) / 300) * (0.5 * (1 + math.cos(math.pi * min(1, t))) * 0.98 + 0.02)
        for g in optim.param_groups:
            g['lr'] = rate
        loss, _ = step_loss(net, x, texts, steps)
        loss = (loss / torch.tensor([max(1, len(s)) for s in texts])).mean()
        optim.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optim.step()
        done += 1
        total += loss.item()
        n += 1
        if time.time() - said > 60:
            wrong, whole = evaluate(net, held[:400])
            print(f'{(time.time()-begun)/60:.1f} min, {done} batches, loss {total/n:.3f}, letters wrong {wrong:.4f}, lines right {whole:.3f}', flush=True)
            said = time.time()
            total = n = 0.0
            torch.save({'net': net.state_dict(), 'done': done}, args.out + '.pt')
            export(net, args.out)
        if len(rows) < 30000 and time.time() - last > 120:
            last = time.time()
            break
torch.save({'net': net.state_dict(), 'done': done}, args.out + '.pt')
export(net, args.out)
print('end', evaluate(net, held), flush=True)
