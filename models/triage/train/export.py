"""Trained towers as ONNX files: tables in 8 bits, everything else in 16 and 32. Inputs: int32 `ngrams`, `words` and `concepts`, a padded row
a text, 0 is nothing."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from encode import INPUTS, PIECES
from labels import HEADS
from model import EMPTY_WORDS, MOST, TOXIC_SHARE, TRUST_IN_WORDS

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
            [helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", f"{name}_length"]) for name in INPUTS],
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

    def dense(self, name, layer, given, output):
        product = self.node("MatMul", [given, self.constant(f"{name}_weights", layer.weight.detach().numpy().T)], f"{name}_product")
        return self.node("Add", [product, self.constant(f"{name}_bias", layer.bias.detach().numpy())], output)

    def relu(self, given):
        return self.node("Relu", [given], f"{given}_relu")

    def domain(self, tower):
        """Logits of each of its heads."""
        bags = [self.bag(f"domain_{name}", name, getattr(tower, name)) for name in ("ngrams", "concepts")]
        read = self.node("Concat", bags, "domain_read", axis=1)
        logits = {}
        for name in tower.heads:
            hidden = self.relu(self.dense(f"domain_{name}_hidden", tower.hidden[name], read, f"domain_{name}_sum"))
            logits[name] = self.dense(f"domain_{name}_head", tower.heads[name], hidden, f"domain_{name}")
        return logits

    def filters(self, name, filters):
        """The words' table has one scale, which the filters are multiplied with instead."""
        table = filters.table.weight.detach().numpy()
        scale = np.abs(table).max() / 127
        shape = self.constant(f"{name}_shape", np.array([0, -1, PIECES], dtype=np.int64))
        ids = self.node("Reshape", [name, shape], f"{name}_ids")
        rows = self.node("Gather", [self.constant(f"{name}_table", np.round(table / scale).astype(np.int8)), ids], f"{name}_rows")
        floats = self.node("Cast", [rows], f"{name}_floats", to=TensorProto.FLOAT)
        axis = self.constant(f"{name}_axis", np.array([2], dtype=np.int64))
        sums = self.node("ReduceSum", [floats, axis], f"{name}_sums", keepdims=0)
        columns = self.node("Transpose", [sums], f"{name}_columns", perm=[0, 2, 1])
        found = []
        for span in filters.spans:
            weights, bias = span.weight.detach().numpy() * scale, span.bias.detach().numpy()
            (width,), (before,) = span.kernel_size, span.padding
            part = f"{name}_{width}"
            given = [columns, self.constant(f"{part}_weights", weights.astype(np.float32)), self.constant(f"{part}_bias", bias)]
            seen = self.node("Conv", given, f"{part}_seen", kernel_shape=[width], pads=[before, before + EMPTY_WORDS])
            found.append(self.node("ReduceMax", [seen], f"{part}_most", axes=[2], keepdims=0))
        return self.relu(self.node("Concat", found, f"{name}_found", axis=1))

    def general(self, tower):
        """Logits of each of its heads: what `GeneralTower.forward` gives."""
        words = self.filters("words", tower.words)
        concepts = self.relu(self.dense("general_hidden", tower.hidden, self.bag("general_concepts", "concepts", tower.concepts), "general_sum"))
        logits = {}
        for name in tower.by_words:
            opinions = []
            for by, heads, read, trust in (("words", tower.by_words, words, TRUST_IN_WORDS), ("concepts", tower.by_concepts, concepts, 1 - TRUST_IN_WORDS)):
                part = f"{name}_by_{by}"
                sure = self.node("LogSoftmax", [self.dense(part, heads[name], read, part)], f"{part}_sure", axis=1)
                opinions.append(self.node("Mul", [sure, self.constant(f"{part}_trust", np.array(trust, dtype=np.float32))], f"{part}_share"))
            logits[name] = self.node("Add", opinions, f"general_{name}")
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
    logits, others = graph.domain(domain), graph.general(general)
    kinds = graph.node("Softmax", [others["kind"]], "kind_softmax", axis=1)
    first = graph.constant("kind_first", np.array([0], dtype=np.int64))
    live = graph.node("Gather", [kinds, first], "live", axis=1)
    toxic_share = graph.constant("toxic_share", np.array(TOXIC_SHARE, dtype=np.float32))
    graph.mixed("sentiment", live, logits["sentiment"], others["sentiment"])
    graph.mixed("toxic", toxic_share, logits["toxic"], others["toxic"])
    for name in ("intent", "topic", "lang", "urgent"):
        graph.node("Identity", [logits[name]], name)
    graph.save(path, {**{name: len(values) for name, values in HEADS.items()}, "live": 1})


def in_8_bits(table):
    """Each row has its own scale: table = rows x scales, to within half a step."""
    scales = np.maximum(np.abs(table).max(1), 1e-8) / 127
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)
