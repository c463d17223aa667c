"""PyTorch's side of `benchmarks/run cvae`: the network residual-skip-1 with the continuous Bernoulli likelihood, Adam
and clipping of the gradient, written as one writes it in PyTorch. Called with rows (= columns), channels, width, levels,
features, latents, batch, threads; then takes commands from standard input, a line each, and answers each with a line:

    train N       seconds of N training steps: of each, time on the wall, then processor time of all threads
    decode B N    the same of decoding B latent vectors, N times
    memory        resident memory now and at most, MB
"""
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

SIZE, CHANNELS, WIDTH, LEVELS, FEATURES, LATENTS, BATCH, THREADS = map(int, sys.argv[1:9])
PATCH = 2
ROWS = SIZE // PATCH
PACKED = CHANNELS * PATCH * PATCH
LIMIT = 9.21  # of the logit, log 9999


def activation(x):
    return torch.addcmul(x, x, F.softsign(x))


def width(level):
    return WIDTH << min(level, 2)


class Convolution(nn.Conv2d):
    def __init__(self, channels_in, channels_out, stride=1):
        super().__init__(channels_in, channels_out, 3, stride, padding=1 if stride == 1 else 0)

    def forward(self, x):
        return super().forward(x if self.stride[0] == 1 else F.pad(x, (0, 1, 0, 1)))


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.first, self.second = Convolution(channels, channels), Convolution(channels, channels)

    def forward(self, x):
        return activation(x + self.second(activation(self.first(x))))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = Convolution(PACKED, width(0))
        self.down = nn.ModuleList(Convolution(width(i - 1), width(i), 2) for i in range(1, LEVELS))
        self.blocks = nn.ModuleList(Block(width(i)) for i in range(LEVELS))
        self.features = nn.Linear(width(LEVELS - 1) * (ROWS >> LEVELS - 1) ** 2, FEATURES)
        self.mean, self.log_variance = nn.Linear(FEATURES, LATENTS), nn.Linear(FEATURES, LATENTS)

    def forward(self, x):
        t = self.blocks[0](activation(self.stem(x)))
        for down, block in zip(self.down, self.blocks[1:]):
            t = block(activation(down(t)))
        e = activation(self.features(t.flatten(1)))
        return self.mean(e), self.log_variance(e)


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        coarsest = LEVELS - 1
        self.first, self.second = nn.Linear(LATENTS, FEATURES), nn.Linear(FEATURES, FEATURES)
        self.start = nn.Linear(FEATURES, width(coarsest) * (ROWS >> coarsest) ** 2)
        self.block = Block(width(coarsest))
        finer = range(coarsest - 1, -1, -1)
        self.up = nn.ModuleList(Convolution(width(i + 1), width(i)) for i in finer)
        self.skip = nn.ModuleList(nn.Linear(LATENTS, width(i) * (ROWS >> i) ** 2) for i in finer)
        self.blocks = nn.ModuleList(Block(width(i)) if i > 0 else Convolution(width(0), width(0)) for i in finer)
        self.local, self.direct = Convolution(width(0), PACKED), nn.Linear(FEATURES, PACKED * ROWS * ROWS)

    def forward(self, z):
        e = activation(self.first(z))
        e = activation(e + self.second(e))
        coarsest = LEVELS - 1
        t = activation(self.start(e)).view(-1, width(coarsest), ROWS >> coarsest, ROWS >> coarsest)
        t = self.block(t)
        for up, skip, block in zip(self.up, self.skip, self.blocks):
            t = F.interpolate(up(t), scale_factor=2)
            t = block(activation(t + skip(z).view(t.shape)))
            if isinstance(block, Convolution):
                t = activation(t)
        return self.local(t) + self.direct(e).view(-1, PACKED, ROWS, ROWS)


def log_density(x, t):
    t = t.clamp(-LIMIT, LIMIT)
    a = t.abs()
    small = a < 0.1
    q = torch.where(small, torch.ones_like(a), a)
    series = 0.6931471805599453 + t * t * (1 / 12 - 7 / 1440 * t * t)
    return x * t - F.softplus(t) + torch.where(small, series, torch.log(q / torch.tanh(q / 2)))


class Training:
    def __init__(self):
        torch.manual_seed(1)
        self.encoder, self.decoder = Encoder(), Decoder()
        nn.init.constant_(self.encoder.log_variance.bias, -4)
        self.parameters = [*self.encoder.parameters(), *self.decoder.parameters()]
        self.optimizer = torch.optim.Adam(self.parameters, 1e-3)
        self.data = torch.rand(4 * BATCH, PACKED, ROWS, ROWS)
        self.base = torch.zeros(PACKED, ROWS, ROWS)
        self.steps = 0

    def step(self):
        first = self.steps % 4 * BATCH
        x = self.data[first:first + BATCH]
        mean, log_variance = self.encoder(x)
        log_variance = log_variance.clamp(-16, 10)
        z = mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)
        log = log_density(x, self.decoder(z) + self.base).sum()
        kl = 0.5 * (mean * mean + torch.expm1(log_variance) - log_variance).sum()
        loss = (kl - log) / x.numel()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, 5)
        self.optimizer.step()
        loss.item()
        self.steps += 1

    def decode(self, z):
        with torch.no_grad():
            t = self.decoder(z) + self.base
            torch.where(t.abs() < 0.1, 0.5 + t / 12, -1 / torch.expm1(-t) - 1 / t)


def seconds(work, times):
    answer = []
    for _ in range(times):
        begin = time.perf_counter(), time.process_time()
        work()
        answer += [time.perf_counter() - begin[0], time.process_time() - begin[1]]
    return answer


def memory():
    with open("/proc/self/status") as file:
        values = dict(line.split(":", 1) for line in file)
    return [int(values[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM")]


def main():
    torch.set_num_threads(THREADS)
    training = Training()
    print("parameters", sum(p.numel() for p in training.parameters), flush=True)
    for line in sys.stdin:
        command, *numbers = line.split()
        numbers = [int(n) for n in numbers]
        if command == "train":
            answer = seconds(training.step, numbers[0])
        elif command == "decode":
            z = torch.randn(numbers[0], LATENTS)
            answer = seconds(lambda: training.decode(z), numbers[1])
        else:
            answer = memory()
        print(*answer, flush=True)


main()
