/**
 * Closed lists of the formats: natures and procedures, under one writing whatever the file's. Sources: schema 2.0.3, schema 1.5, and the
 * older names of the same procedures.
 */
import type { AnomalyCode } from './anomalies.ts';
import { fold } from './fold.ts';
import { note, type Notes } from './notes.ts';
import { saysNothing, scalarText } from './raw.ts';

const NATURES = [
  'Marché',
  'Marché de partenariat',
  'Marché de défense ou de sécurité',
  'Accord-cadre',
  'Marché subséquent',
  'Concession de travaux',
  'Concession de service',
  'Concession de service public',
  'Délégation de service public',
] as const;

export const PROCEDURES = [
  'Procédure adaptée',
  "Appel d'offres ouvert",
  "Appel d'offres restreint",
  'Procédure avec négociation',
  'Marché passé sans publicité ni mise en concurrence préalable',
  'Dialogue compétitif',
  'Procédure négociée ouverte',
  'Procédure non négociée ouverte',
  'Procédure négociée restreinte',
  'Procédure non négociée restreinte',
] as const;

type List = { exact: ReadonlyMap<string, string>; folded: ReadonlyMap<string, string>; writing: AnomalyCode; unknown: AnomalyCode };

const listOf = (values: readonly string[], others: Record<string, string>, writing: AnomalyCode, unknown: AnomalyCode): List => ({
  exact: new Map(values.map((value) => [value, value])),
  folded: new Map([
    ...values.map((value): [string, string] => [fold(value), value]),
    ...Object.entries(others).map(([other, value]): [string, string] => [fold(other), value]),
  ]),
  writing,
  unknown,
});

const NATURE_LIST = listOf(
  NATURES,
  { Marchés: 'Marché', 'Marché public': 'Marché', 'Marchés subséquents': 'Marché subséquent', 'Accords-cadres': 'Accord-cadre' },
  'NATURE_WRITING',
  'NATURE_UNKNOWN',
);
const PROCEDURE_LIST = listOf(
  PROCEDURES,
  {
    MAPA: 'Procédure adaptée',
    'Marché à procédure adaptée': 'Procédure adaptée',
    'Marché négocié sans publicité ni mise en concurrence préalable': 'Marché passé sans publicité ni mise en concurrence préalable',
    'Marché public négocié sans publicité ni mise en concurrence préalable': 'Marché passé sans publicité ni mise en concurrence préalable',
    'Marché passé sans publicité, ni mise en concurrence préalable': 'Marché passé sans publicité ni mise en concurrence préalable',
    'Procédure concurrentielle avec négociation': 'Procédure avec négociation',
    'Procédure négociée avec mise en concurrence préalable': 'Procédure avec négociation',
  },
  'PROCEDURE_WRITING',
  'PROCEDURE_UNKNOWN',
);

const LONGEST = 200;

function readIn({ exact, folded, writing, unknown }: List, value: unknown, field: string, notes: Notes): string | null {
  const known = typeof value === 'string' ? exact.get(value) : undefined;
  if (known !== undefined) return known;
  if (saysNothing(value)) return null;
  const text = scalarText(value)?.slice(0, LONGEST) ?? null;
  if (text === null) {
    note(notes, unknown, field, value);
    return null;
  }
  const found = folded.get(fold(text)) ?? null;
  note(notes, found === null ? unknown : writing, field, value, found ?? text);
  return found ?? text;
}

/** Null when the file says none; what no list knows is kept as written. */
export const readNature = (value: unknown, notes: Notes): string | null => readIn(NATURE_LIST, value, 'nature', notes);
export const readProcedure = (value: unknown, notes: Notes): string | null => readIn(PROCEDURE_LIST, value, 'procedure', notes);
