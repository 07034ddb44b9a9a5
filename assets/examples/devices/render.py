"""Make the pictures of this folder anew: each device in two rooms, from two sides.

They need Blender as a package, in an environment of its own (Python 3.11), and five minutes:

    pip install "bpy==4.5.15"
    python assets/examples/devices/render.py
"""

import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import bpy
from mathutils import Vector

FOLDER = Path(__file__).parent
SIDE, SAMPLES, QUALITY = 448, 64, 88
Colour = tuple[float, float, float]
Point = tuple[float, float, float]
WHITE, BLACK, STEEL = (0.8, 0.8, 0.78), (0.012, 0.012, 0.014), (0.45, 0.45, 0.47)


@dataclass(frozen=True)
class Room:
    """Where a device is photographed. `turn` is the camera's, in degrees around the device."""

    wall: Colour
    floor: tuple[Colour, Colour]  # the two tones of its boards
    sun: Colour
    sun_turn: float
    turn: float
    rise: float  # degrees above the horizon
    distance: float
    shift: float = 0.0  # of the device in the frame
    things: bool = False  # a pile of books and a vase stand about


FIRST = Room(
    (0.62, 0.6, 0.55), ((0.3, 0.16, 0.07), (0.2, 0.1, 0.045)), (1, 0.95, 0.88), 40, 18, 16, 4.0
)
SECOND = Room(
    (0.24, 0.33, 0.36), ((0.5, 0.44, 0.36), (0.42, 0.36, 0.29)), (1, 0.86, 0.7), -50, -20, 26, 4.9,
    0.12, True,
)  # fmt: skip


def material(colour: Colour, rough: float = 0.5, metal: float = 0.0, glow: float = 0.0):
    """A surface of one colour."""
    made = bpy.data.materials.new("surface")
    made.use_nodes = True
    inputs = made.node_tree.nodes["Principled BSDF"].inputs
    inputs["Base Color"].default_value = (*colour, 1)
    inputs["Roughness"].default_value = rough
    inputs["Metallic"].default_value = metal
    inputs["Emission Color"].default_value = (*colour, 1)
    inputs["Emission Strength"].default_value = glow
    return made


def boards(tones: tuple[Colour, Colour]):
    """Wood: bands of two tones, bent by noise."""
    made = material(tones[0], 0.45)
    nodes, links = made.node_tree.nodes, made.node_tree.links
    wave, ramp = nodes.new("ShaderNodeTexWave"), nodes.new("ShaderNodeValToRGB")
    wave.inputs["Scale"].default_value = 1.3
    wave.inputs["Distortion"].default_value = 9
    wave.inputs["Detail"].default_value = 4
    for stop, tone in zip(ramp.color_ramp.elements, tones, strict=True):
        stop.color = (*tone, 1)
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Object"], wave.inputs["Vector"])
    links.new(wave.outputs["Fac"], ramp.inputs["Fac"])
    links.new(ramp.outputs["Color"], nodes["Principled BSDF"].inputs["Base Color"])
    return made


def box(size: Point, at: Point, surface, round_by: float = 0.02, turned: Point = (0, 0, 0)):
    """A block with rounded edges, `at` its middle; `turned` in degrees."""
    bpy.ops.mesh.primitive_cube_add(size=1, location=at, rotation=tuple(map(math.radians, turned)))
    made = bpy.context.object
    made.scale = size
    bpy.ops.object.transform_apply(location=False, rotation=False, scale=True)
    _finish(made, surface, round_by)


def cone(radii: tuple[float, float], height: float, at: Point, surface, round_by: float = 0.01,
         turned: Point = (0, 0, 0)):  # fmt: skip
    """A cone or, with equal radii, a cylinder: (below, above), `at` its middle."""
    bpy.ops.mesh.primitive_cone_add(
        vertices=96, radius1=radii[0], radius2=radii[1], depth=height, location=at,
        rotation=tuple(map(math.radians, turned)),
    )  # fmt: skip
    _finish(bpy.context.object, surface, round_by)


def ball(radius: float, at: Point, surface, squeezed: Point = (1, 1, 1)):
    """A sphere, or an ellipsoid."""
    bpy.ops.mesh.primitive_uv_sphere_add(radius=radius, location=at, segments=64, ring_count=32)
    bpy.context.object.scale = squeezed
    _finish(bpy.context.object, surface, 0)


def _finish(made, surface, round_by: float) -> None:
    made.data.materials.append(surface)
    if round_by:
        edge = made.modifiers.new("edge", "BEVEL")
        edge.width, edge.segments, edge.angle_limit = round_by, 4, math.radians(40)
        edge.limit_method = "ANGLE"
    bpy.ops.object.shade_smooth_by_angle(angle=math.radians(40))


def rod(start: Point, end: Point, radius: float, surface) -> None:
    """A straight tube between two points."""
    along = Vector(end) - Vector(start)
    middle = (Vector(start) + Vector(end)) / 2
    turned = along.to_track_quat("Z", "Y").to_euler()
    cone((radius, radius), along.length, tuple(middle), surface, 0,
         tuple(map(math.degrees, turned)))  # fmt: skip


def desk_lamp() -> None:
    """A jointed lamp, red."""
    red, steel = material((0.55, 0.03, 0.02), 0.3), material(STEEL, 0.3, 1)
    cone((0.42, 0.38), 0.09, (0, 0, 0.045), red, 0.03)
    rod((0.0, 0, 0.08), (-0.32, 0, 0.8), 0.03, steel)
    rod((-0.32, 0, 0.8), (0.24, 0, 1.3), 0.03, steel)
    ball(0.06, (-0.32, 0, 0.8), red)
    ball(0.07, (0.24, 0, 1.3), red)
    cone((0.3, 0.09), 0.36, (0.36, 0, 1.18), red, 0.01, (0, -35, 0))
    ball(0.12, (0.46, 0, 1.06), material((1, 0.85, 0.6), glow=12))


def bedside_left() -> None:
    """A bellied lamp of blue china with a linen shade."""
    china = material((0.03, 0.12, 0.32), 0.12)
    ball(0.3, (0, 0, 0.36), china, (1, 1, 1.15))
    cone((0.2, 0.17), 0.08, (0, 0, 0.04), material((0.4, 0.26, 0.1), 0.3, 1))
    cone((0.06, 0.05), 0.3, (0, 0, 0.78), material((0.4, 0.26, 0.1), 0.3, 1))
    cone((0.5, 0.34), 0.55, (0, 0, 1.12), material((0.95, 0.72, 0.42), 0.9, glow=0.9))
    cone((0.505, 0.5), 0.03, (0, 0, 0.86), material((0.45, 0.3, 0.15), 0.9))


def living_room_fan() -> None:
    """A ceiling fan with five wooden blades and a lamp below."""
    brass, wood = material((0.5, 0.33, 0.12), 0.25, 1), material((0.16, 0.06, 0.025), 0.4)
    rod((0, 0, 1.25), (0, 0, 2.2), 0.04, brass)
    cone((0.24, 0.18), 0.26, (0, 0, 1.15), brass, 0.04)
    for step in range(5):
        turn = 72 * step + 10
        out = (math.cos(math.radians(turn)), math.sin(math.radians(turn)))
        box((0.85, 0.24, 0.025), (0.68 * out[0], 0.68 * out[1], 1.1), wood, 0.02, (10, 0, turn))
    ball(0.18, (0, 0, 0.96), material((1, 0.9, 0.75), glow=3))


def living_room_tv() -> None:
    """A television on its foot, showing a sunset over hills."""
    black = material(BLACK, 0.25)
    box((1.9, 0.08, 1.1), (0, 0, 0.8), black)
    box((0.7, 0.4, 0.04), (0, 0, 0.02), black)
    box((0.16, 0.08, 0.4), (0, 0.02, 0.2), black)
    for step in range(12):  # the sky, row by row
        glow = step / 11
        tone = (0.9 - 0.75 * glow, 0.3 - 0.12 * glow, 0.1 + 0.3 * glow)
        box((1.8, 0.01, 0.0842), (0, -0.041, 0.337 + 0.0842 * step), material(tone, 0.2, 0, 0.8), 0)
    cone((0.16, 0.16), 0.012, (0.35, -0.044, 0.72), material((1, 0.75, 0.3), glow=2), 0, (90, 0, 0))
    for left, wide, high in ((-0.55, 0.7, 0.4), (0.1, 0.8, 0.28), (0.55, 0.7, 0.36)):
        box(
            (wide, 0.012, high),
            (left, -0.046, 0.3 + high / 2),
            material((0.02, 0.06, 0.05), glow=0.5),
            0,
        )


def kitchen_speaker() -> None:
    """A loudspeaker of walnut with two cones and a knob."""
    dark, steel = material(BLACK, 0.6), material(STEEL, 0.25, 1)
    box((0.8, 0.65, 1.3), (0, 0, 0.69), material((0.22, 0.09, 0.035), 0.35), 0.05)
    box((0.7, 0.03, 1.2), (0, -0.32, 0.69), dark, 0.02)
    for height, radius in ((0.46, 0.27), (1.0, 0.16)):
        cone((radius, radius), 0.03, (0, -0.34, height), steel, 0.01, (90, 0, 0))
        cone(
            (radius * 0.88, radius * 0.88),
            0.03,
            (0, -0.347, height),
            material((0.9, 0.6, 0.1), 0.5),
            0,
            (90, 0, 0),
        )
        ball(radius * 0.4, (0, -0.35, height), dark, (1, 0.5, 1))
    cone((0.05, 0.05), 0.06, (0.25, -0.35, 0.76), steel, 0.01, (90, 0, 0))
    ball(0.02, (-0.25, -0.34, 0.76), material((0.1, 0.9, 0.3), glow=6))


def robot_vacuum() -> None:
    """A round white robot with a bumper, a tower and a button."""
    cone((0.85, 0.85), 0.2, (0, 0, 0.16), material(WHITE, 0.25), 0.05)
    cone((0.87, 0.87), 0.1, (0, 0, 0.13), material((0.06, 0.06, 0.07), 0.4), 0.03)
    cone((0.24, 0.22), 0.1, (0, 0.3, 0.3), material(BLACK, 0.15), 0.02)
    cone((0.27, 0.27), 0.02, (0, 0.3, 0.265), material((0.9, 0.3, 0.05), 0.4), 0)
    cone((0.09, 0.09), 0.02, (0, -0.35, 0.265), material((0.05, 0.5, 0.9), glow=2), 0)
    box((0.5, 0.02, 0.006), (0, -0.1, 0.263), material((0.5, 0.5, 0.5)), 0)


def surroundings(room: Room, hung: bool) -> None:
    """Floor and walls, or a ceiling for what hangs; daylight; things that stand about."""
    wall = material(room.wall, 0.9)
    turned = math.radians(room.turn)
    back = (-math.sin(turned) * 2.6, math.cos(turned) * 2.6)
    box((30, 0.1, 12), (*back, 0), wall, 0, (0, 0, room.turn))
    box((30, 30, 0.1), (0, 0, 2.2 if hung else -0.05), wall if hung else boards(room.floor), 0)
    if room.things and not hung:
        for step, tone in enumerate(((0.5, 0.1, 0.06), (0.08, 0.2, 0.12), (0.6, 0.5, 0.3))):
            box(
                (0.7, 0.5, 0.12),
                (-1.25, 0.75, 0.06 + 0.12 * step),
                material(tone),
                0.01,
                (0, 0, 13 * step),
            )
        cone((0.2, 0.12), 0.7, (1.2, 0.9, 0.35), material((0.1, 0.3, 0.28), 0.15), 0.04)
    sun = math.radians(room.sun_turn)
    at = (4 * math.sin(sun), -4 * math.cos(sun), 0.2 if hung else 3.6)
    bpy.ops.object.light_add(type="AREA", location=at)
    lamp = bpy.context.object
    lamp.data.energy, lamp.data.size, lamp.data.color = 260, 1.8, room.sun
    lamp.rotation_euler = (Vector((0, 0, 0.6)) - lamp.location).to_track_quat("-Z", "Y").to_euler()
    world = bpy.context.scene.world.node_tree.nodes["Background"].inputs
    world["Color"].default_value, world["Strength"].default_value = (0.75, 0.85, 1, 1), 0.45


def photograph(room: Room, middle: float, reach: float, path: Path) -> None:
    """Render what stands around the origin; `reach` scales the distance to the device's size."""
    turn, rise = math.radians(room.turn), math.radians(room.rise if middle < 1.1 else -14)
    away = room.distance * reach
    at = Vector((math.sin(turn) * math.cos(rise), -math.cos(turn) * math.cos(rise), math.sin(rise)))
    target = Vector((room.shift, 0, middle))
    bpy.ops.object.camera_add(location=target + at * away)
    camera = bpy.context.object
    camera.rotation_euler = (-at).to_track_quat("-Z", "Y").to_euler()
    camera.data.lens = 50
    scene = bpy.context.scene
    scene.camera = camera
    scene.render.engine, scene.cycles.samples, scene.cycles.use_denoising = "CYCLES", SAMPLES, True
    scene.render.resolution_x = scene.render.resolution_y = SIDE
    settings = scene.render.image_settings
    settings.file_format, settings.quality = "JPEG", QUALITY
    scene.render.filepath = str(path)
    bpy.ops.render.render(write_still=True)


# How to build a device, the height of its middle, and its size beside a lamp's.
DEVICES: dict[str, tuple[Callable[[], None], float, float]] = {
    "light.desk_lamp": (desk_lamp, 0.68, 1.0),
    "light.bedside_left": (bedside_left, 0.68, 1.0),
    "fan.living_room": (living_room_fan, 1.3, 1.25),
    "media_player.living_room_tv": (living_room_tv, 0.7, 1.25),
    "media_player.kitchen_speaker": (kitchen_speaker, 0.68, 1.0),
    "vacuum.robot": (robot_vacuum, 0.15, 1.15),
}


def main(chosen: list[str]) -> None:
    """Render the chosen devices, or all."""
    for name in chosen or DEVICES:
        build, middle, reach = DEVICES[name]
        for number, room in enumerate((FIRST, SECOND), 1):
            bpy.ops.wm.read_factory_settings(use_empty=True)
            bpy.context.scene.world = bpy.data.worlds.new("world")
            bpy.context.scene.world.use_nodes = True
            build()
            surroundings(room, hung=middle > 1.1)
            photograph(room, middle, reach, FOLDER / f"{name}.{number}.jpg")


if __name__ == "__main__":
    main(sys.argv[1:])
