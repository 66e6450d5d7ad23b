/** The worked example as its author wrote it: what the journeys type comes from there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';
import { contentRoot } from '../../db/paths.ts';

const Text = Type.String();
const Figure = Type.Union([Type.Number(), Type.Null()]);
const Year = Type.Union([Type.Integer(), Type.Null()]);
const Example = Type.Object({
  title: Text,
  notice: Text,
  organisation: Type.Object({
    name: Text,
    siren: Text,
    population: Type.Integer(),
    annualPurchases: Type.Number(),
    purchasesYear: Type.Integer(),
    departement: Text,
    region: Text,
    website: Text,
  }),
  period: Type.Object({ from: Text, to: Text, adoptedOn: Text }),
  legal: Type.Object({ reason: Text }),
  texts: Type.Object({ foreword: Text, strengths: Text, communication: Text }),
  figures: Type.Array(Type.Object({ label: Text, value: Figure, unit: Text, year: Year, source: Text })),
  consultation: Type.Array(Type.Object({ who: Text, how: Text, on: Text, outcome: Text })),
  axes: Type.Array(Type.Object({ axis: Text, objectives: Type.Array(Type.Object({ title: Text, description: Text })) })),
  indicators: Type.Array(
    Type.Object({
      indicator: Text,
      baseline: Figure,
      baselineYear: Year,
      baselineSource: Text,
      targets: Type.Array(Type.Object({ year: Type.Integer(), value: Type.Number() })),
    }),
  ),
  governance: Type.Object({ lead: Text }),
  people: Type.Object({ referents: Type.Array(Type.Object({ function: Text, direction: Text })) }),
  training: Type.Array(Type.Object({ audience: Text, duration: Text, calendar: Text, target: Text })),
  followUp: Type.Object({ annualReview: Text, publication: Text }),
  complementary: Type.Array(Type.Object({ title: Text, text: Text })),
  clauses: Type.Array(Text),
});

export const EXAMPLE = Value.Parse(Example, parse(readFileSync(join(contentRoot(), 'exemple.yaml'), 'utf8')));

/** « 12,7 », as a French person types it. */
export const typedNumber = (value: number): string => String(value).replace('.', ',');

/** Text without the spaces that typography sets: what was typed and what is printed then compare. */
export const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
