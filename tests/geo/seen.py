"""Colours as they are seen with and without full colour vision, and how far apart they look.

Matrices: Machado, Oliveira & Fernandes 2009 (IEEE TVCG 15:1291), severity 1, on linear sRGB;
distances: 100 times those of OKLab (Ottosson 2020).
"""

import itertools

import numpy as np

VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
CONES = np.array([[0.4122214708, 0.5363325363, 0.0514459929],
                  [0.2119034982, 0.6806995451, 0.1073969566],
                  [0.0883024619, 0.2817188376, 0.6299787005]])  # fmt: skip
LAB = np.array([[0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660]])  # fmt: skip


def lab(colour, vision="full"):
    """OKLab of a colour as it is seen."""
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return LAB @ np.cbrt(CONES @ np.clip(VISIONS[vision] @ linear, 0, 1))


def nearest(colours, vision):
    """Distance of the two colours that look most alike."""
    seen = [lab(colour, vision) for colour in colours]
    return min(100 * np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2))
