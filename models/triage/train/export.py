"""The trained model as an ONNX file: tables in 8 bits, everything else in 32. Inputs: int32 `ngrams` and `concepts`, a padded row a text, 0 is nothing."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from labels import HEADS
from model import MOST

OPSET = 13


def export(model, path):
    nodes, constants = [], []

    def constant(name, values):
        constants.append(numpy_helper.from_array(values, name))
        return name

    def node(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    axis = constant("last_but_one", np.array([1], dtype=np.int64))
    bags = [bag_nodes(name, getattr(model, name), node, constant, axis) for name in ("ngrams", "concepts")]
    read = node("Concat", bags, "read", axis=1)
    for name in HEADS:
        hidden = dense(f"{name}_hidden", model.hidden[name], read, f"{name}_sum", node, constant)
        dense(f"{name}_head", model.heads[name], node("Relu", [hidden], f"{name}_relu"), name, node, constant)
    graph = helper.make_graph(
        nodes,
        "triage",
        [helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", f"{name}_length"]) for name in ("ngrams", "concepts")],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["texts", len(values)]) for name, values in HEADS.items()],
        constants,
    )
    exported = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="cadence")
    exported.ir_version = 8
    onnx.checker.check_model(exported)
    onnx.save(exported, str(path))


def bag_nodes(name, bag, node, constant, axis):
    """Sum of weight x scale x int8 row, over the sum of weights. Row 0 weighs nothing."""
    rows, scales = in_8_bits(bag.table.weight.detach().numpy())
    weights = np.exp(np.clip(bag.weight.weight.detach().numpy()[:, 0], -MOST, MOST)).astype(np.float32)
    weights[0] = 0
    table = node("Gather", [constant(f"{name}_table", rows), name], f"{name}_rows")
    floats = node("Cast", [table], f"{name}_floats", to=TensorProto.FLOAT)
    weight = node("Gather", [constant(f"{name}_weights", weights.astype(np.float16)), name], f"{name}_weight_16")
    scale = node("Gather", [constant(f"{name}_scales", (weights * scales).astype(np.float16)), name], f"{name}_scale_16")
    weight = node("Cast", [weight], f"{name}_weight", to=TensorProto.FLOAT)
    scale = node("Cast", [scale], f"{name}_scale", to=TensorProto.FLOAT)
    scale = node("Unsqueeze", [scale, axis], f"{name}_scale_row")
    total = node("Squeeze", [node("MatMul", [scale, floats], f"{name}_total_row"), axis], f"{name}_total")
    # Texts without an entry, and sums too small for their row, are divided by something.
    count = node("ReduceSum", [weight, axis], f"{name}_count", keepdims=1)
    floor = constant(f"{name}_least", np.array(1e-6, dtype=np.float32))
    return node("Div", [total, node("Max", [count, floor], f"{name}_divisor")], f"{name}_mean")


def in_8_bits(table):
    """Each row has its own scale: table = rows x scales, to within half a step."""
    scales = np.maximum(np.abs(table).max(1), 1e-8) / 127
    return np.round(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def dense(name, layer, given, output, node, constant):
    weights = constant(f"{name}_weights", np.ascontiguousarray(layer.weight.detach().numpy().T))
    product = node("MatMul", [given, weights], f"{name}_product")
    return node("Add", [product, constant(f"{name}_bias", layer.bias.detach().numpy())], output)
