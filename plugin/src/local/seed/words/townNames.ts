import type { Random } from '../random.ts';

const beginnings =
  'Alder Amber Ash Aspen Barley Birch Bramble Bright Cedar Clover Copper Crane Elder Ember Fallow Fern Flint Fox Gable Glen Hazel Heron Juniper Lark Linden Maple Marsh Meadow Otter Pepper Pine Quail Raven Reed Rowan Sable Silver Sorrel Sparrow Tamarack Thistle Walnut Willow Winter Wren'.split(
    ' ',
  );
const endings =
  'bank borough bridge brook bury cliff crest dale den fall field ford gate grove haven hollow mere mill moor point ridge shore stead ton vale view water well wick wood'.split(
    ' ',
  );

/** Endless invented town names, each at most once. */
export function inventedTowns(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = `${random.pick(beginnings)}${random.pick(endings)}`;
      if (!used.has(name)) {
        used.add(name);
        return name;
      }
    }
  };
}
