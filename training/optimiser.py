"""Adam (Kingma & Ba 2015) that moves only those rows of a table which a batch has seen: rare words are not moved by old gradients."""

import torch


class Optimiser:
    """Steps with gradients cut to a norm. `tables`: weights with sparse gradients."""

    def __init__(self, parameters, tables, norm=2.0, betas=(0.9, 0.98)):
        own = {id(table) for table in tables}
        self.dense = [p for p in parameters if id(p) not in own]
        self.tables = list(tables)
        self.norm = norm
        self.parts = [torch.optim.Adam(self.dense, betas=betas, fused=True)]
        if self.tables:
            self.parts.append(torch.optim.SparseAdam(self.tables, betas=betas))

    def step(self, rate):
        for table in self.tables:
            if table.grad is not None:
                table.grad = table.grad.coalesce()
        found = [p.grad for p in self.dense if p.grad is not None]
        found += [t.grad._values() for t in self.tables if t.grad is not None]
        length = torch.nn.utils.get_total_norm(found)
        torch._foreach_mul_(found, torch.clamp(self.norm / (length + 1e-6), max=1.0))
        for part in self.parts:
            for group in part.param_groups:
                group['lr'] = rate
            part.step()
            part.zero_grad(set_to_none=True)
