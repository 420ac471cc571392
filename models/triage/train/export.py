"""Trained towers as ONNX files: tables in 8 bits, everything else in 16 and 32. Inputs: int32 `ngrams` and `concepts`, a padded row a text, 0 is nothing."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from labels import HEADS
from model import MOST

OPSET = 13


class Graph:
    """Nodes and constants of one ONNX graph; every method gives the name of what it adds."""

    def __init__(self):
        self.nodes = []
        self.constants = []

    def constant(self, name, values):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind, inputs, output, **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def save(self, path, outputs):
        """`outputs`: names and widths."""
        graph = helper.make_graph(
            self.nodes,
            "cadence",
            [helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", f"{name}_length"]) for name in ("ngrams", "concepts")],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts", width]) for name, width in outputs.items()],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="cadence")
        model.ir_version = 8
        onnx.checker.check_model(model)
        onnx.save(model, str(path))

    def bag(self, prefix, name, bag):
        """Sum of weight x scale x int8 row, over the sum of weights. Row 0 weighs nothing."""
        rows, scales = in_8_bits(bag.table.weight.detach().numpy())
        weights = np.exp(np.clip(bag.weight.weight.detach().numpy()[:, 0], -MOST, MOST)).astype(np.float32)
        weights[0] = 0
        axis = self.constant(f"{prefix}_axis", np.array([1], dtype=np.int64))
        table = self.node("Gather", [self.constant(f"{prefix}_table", rows), name], f"{prefix}_rows")
        floats = self.node("Cast", [table], f"{prefix}_floats", to=TensorProto.FLOAT)
        weight = self.gathered(f"{prefix}_weight", weights, name)
        scale = self.node("Unsqueeze", [self.gathered(f"{prefix}_scale", weights * scales, name), axis], f"{prefix}_scale_row")
        total = self.node("Squeeze", [self.node("MatMul", [scale, floats], f"{prefix}_total_row"), axis], f"{prefix}_total")
        # A text may be without an entry, or the sum of its weights too small to divide by.
        count = self.node("ReduceSum", [weight, axis], f"{prefix}_count", keepdims=1)
        least = self.constant(f"{prefix}_least", np.array(1e-6, dtype=np.float32))
        return self.node("Div", [total, self.node("Max", [count, least], f"{prefix}_divisor")], f"{prefix}_mean")

    def gathered(self, name, values, ids):
        halves = self.node("Gather", [self.constant(f"{name}_values", values.astype(np.float16)), ids], f"{name}_16")
        return self.node("Cast", [halves], name, to=TensorProto.FLOAT)

    def read(self, prefix, tower):
        bags = [self.bag(f"{prefix}_{name}", name, getattr(tower, name)) for name in ("ngrams", "concepts")]
        return self.node("Concat", bags, f"{prefix}_read", axis=1)

    def dense(self, name, layer, given, output):
        product = self.node("MatMul", [given, self.constant(f"{name}_weights", layer.weight.detach().numpy().T)], f"{name}_product")
        return self.node("Add", [product, self.constant(f"{name}_bias", layer.bias.detach().numpy())], output)

    def tower(self, prefix, tower):
        """Logits of each of its heads."""
        read = self.read(prefix, tower)
        logits = {}
        for name in tower.heads:
            hidden = self.dense(f"{prefix}_{name}_hidden", tower.hidden[name], read, f"{prefix}_{name}_sum")
            relu = self.node("Relu", [hidden], f"{prefix}_{name}_relu")
            logits[name] = self.dense(f"{prefix}_{name}_head", tower.heads[name], relu, f"{prefix}_{name}")
        return logits

    def mixed(self, name, ours, domain, general):
        """log(ours x domain + (1 - ours) x general), of probabilities."""
        one = self.constant(f"{name}_one", np.array(1, dtype=np.float32))
        theirs = self.node("Sub", [one, ours], f"{name}_theirs")
        parts = [
            self.node("Mul", [share, self.node("Softmax", [logits], f"{logits}_softmax", axis=1)], f"{logits}_part")
            for share, logits in ((ours, domain), (theirs, general))
        ]
        return self.node("Log", [self.node("Add", parts, f"{name}_mix")], name)


def export_triage(domain, general, path):
    """As `mixed` in model.py."""
    graph = Graph()
    logits, others = graph.tower("domain", domain), graph.tower("general", general)
    kinds = graph.node("Softmax", [others["kind"]], "kind_softmax", axis=1)
    first = graph.constant("kind_first", np.array([0], dtype=np.int64))
    live = graph.node("Gather", [kinds, first], "live", axis=1)
    half = graph.constant("half", np.array(0.5, dtype=np.float32))
    graph.mixed("sentiment", live, logits["sentiment"], others["sentiment"])
    graph.mixed("toxic", half, logits["toxic"], others["toxic"])
    for name in ("intent", "topic", "lang", "urgent"):
        graph.node("Identity", [logits[name]], name)
    graph.save(path, {**{name: len(values) for name, values in HEADS.items()}, "live": 1})


def in_8_bits(table):
    """Each row has its own scale: table = rows x scales, to within half a step."""
    scales = np.maximum(np.abs(table).max(1), 1e-8) / 127
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)
