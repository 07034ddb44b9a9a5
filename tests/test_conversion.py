"""Fetched checkpoints become what we load."""

import pytest
import torch
from safetensors.torch import load_file

from pipelines.weights.convert import efficientnet_from_pth
from pipelines.weights.errors import CorruptWeights


def test_a_batch_norm_is_folded_into_the_convolution_before_it(tmp_path):
    torch.manual_seed(0)
    convolution, norm = torch.nn.Conv2d(3, 8, 3, bias=False), torch.nn.BatchNorm2d(8, eps=1e-3)
    for values in (norm.weight, norm.bias, norm.running_mean, norm.running_var):
        torch.nn.init.uniform_(values, 0.5, 1.5)
    stored = {f"_blocks.0._bn1.{name}": value for name, value in norm.state_dict().items()}
    # As exported from TensorFlow: not contiguous.
    weight = convolution.weight.detach().permute(2, 3, 1, 0).contiguous().permute(3, 2, 0, 1)
    stored["_blocks.0._depthwise_conv.weight"] = weight
    torch.save(stored, tmp_path / "model.pth")
    efficientnet_from_pth(tmp_path / "model.pth", tmp_path / "model.safetensors")
    tensors = load_file(tmp_path / "model.safetensors")
    picture = torch.rand(1, 3, 9, 9)
    ours = torch.nn.functional.conv2d(
        picture, tensors["blocks.0.depthwise.weight"], tensors["blocks.0.depthwise.bias"]
    )
    torch.testing.assert_close(ours, norm.eval()(convolution(picture)))


def test_what_is_no_checkpoint_is_refused(tmp_path):
    (tmp_path / "model.pth").write_bytes(b"no checkpoint")
    with pytest.raises(CorruptWeights, match="not a readable checkpoint"):
        efficientnet_from_pth(tmp_path / "model.pth", tmp_path / "model.safetensors")
