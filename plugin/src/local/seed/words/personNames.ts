import type { Random } from '../random.ts';

const given =
  'Abel Ada Agnes Alba Alma Amos Anselm Arlo Asa Astrid Aurel Basil Beatrix Benno Bertram Blythe Bram Calla Cato Celia Clement Clio Cora Cyrus Dagny Delia Dorian Edda Edith Elias Elke Elsa Emil Enid Esme Ezra Fabian Fern Flora Florian Freya Gideon Greta Gwen Hanna Hector Hedda Helga Hugo Ida Ilse Imre Ines Iris Ivo Jarle Jonas Juno Kaia Karsten Klara Lars Leona Linus Lorna Lotte Lucan Magda Malin Marius Matilda Milo Minna Mira Nadia Nils Nora Odell Olga Oriel Oskar Otis Otto Petra Phoebe Piers Quill Ramona Renata Rhea Roland Rufus Runa Selma Silas Sora Sunniva Tessa Theo Tilda Tobias Ulla Ursel Vera Viggo Wanda Wilma Xenia Yara Yorick Zelda Zora'.split(
    ' ',
  );
const familyStarts =
  'Alder Apple Arrow Barn Bay Bell Birk Black Bright Brook Cald Candle Carrow Clay Cold Corn Cran Dale Deer Drift Dun East Elm Fair Fen Finch Frost Garn Gold Gran Green Grey Hart Hay Heath High Holm Ivy Kest Lake Lang Lock Loom Mar Mel Mill Moss Nettle North Oak Orm Pebble Plum Quarry Rain Red Rose Rush Sand Sedge Shell Snow South Spring Stone Storm Sum Swan Thorn Vane Wald Weather West Whit Wind Wolf Wool Yarrow'.split(
    ' ',
  );
const familyEnds =
  'aker beck born by carver castle combe croft dall ever fell garth gren hagen hurst keeper ley lock lund man marsh mark more nell quist rick rigg row sen shaw smith son stone strand thwaite wall ward way well wick wright'.split(
    ' ',
  );

export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/** An invented person; neither list was taken from a list of people. */
export function inventedPerson(random: Random): PersonName {
  return { first: random.pick(given), last: `${random.pick(familyStarts)}${random.pick(familyEnds)}` };
}
