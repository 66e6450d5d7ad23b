/** A value typed by hand, with its source: it wins over the computed one, which stays under it; taken away, the computed one comes back. */
import type { Measure, TypedMeasure } from '#shared/api/indicators.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { typedFaults, typedValue } from '#shared/indicators/typed-faults.ts';
import type { Actor } from '#shared/permissions.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { readMeasures } from './read-series.ts';

/** `buyer`: absent for all the buyers together. */
export type MeasurePlace = { id: string; year: number; buyer?: string | undefined };

const unknown = (id: string): Refusal => refuse('NOT_FOUND', `Aucun indicateur ne porte l’identifiant « ${id} ».`);
const within = ({ buyer }: MeasurePlace): { buyer?: string } => (buyer === undefined ? {} : { buyer });

async function measureAt(context: Context, actor: Actor, place: MeasurePlace): Promise<Measure | Refusal> {
  const measures = await readMeasures(context, actor, within(place), [place.year]);
  return measures.find(({ indicator }) => indicator === place.id) ?? unknown(place.id);
}

/** Gives the measure as it now is. Refuses a value out of its unit, or against its own fraction. */
export async function typeMeasure(context: Context, actor: Actor, place: MeasurePlace, typed: TypedMeasure): Promise<Measure | Refusal> {
  const refusal = denied(actor, 'figure:write');
  if (refusal) return refusal;
  const indicator = context.content.catalogue.indicators.find(({ id }) => id === place.id);
  if (!indicator) return unknown(place.id);
  const fields = typedFaults(indicator, typed);
  if (fields.length > 0) return refuse('INVALID_INPUT', 'La valeur est à corriger.', { fields });
  const content = { ...typed, value: typedValue(indicator, typed), source: typed.source.trim() };
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const at = { indicatorId: place.id, year: place.year, buyer: place.buyer ?? '' };
    await repositories.measures.put(actor.organisationId, at, content, actor.personId, context.clock.now());
    await audit(context, actor, repositories, 'measure.typed', place.id);
    return null;
  });
  return isRefusal(failed) ? failed : measureAt(context, actor, place);
}

/** Gives the measure as the data says it. */
export async function removeMeasure(context: Context, actor: Actor, place: MeasurePlace): Promise<Measure | Refusal> {
  const refusal = denied(actor, 'figure:write');
  if (refusal) return refusal;
  const failed = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const at = { indicatorId: place.id, year: place.year, buyer: place.buyer ?? '' };
    if (!(await repositories.measures.remove(actor.organisationId, at)))
      return refuse('NOT_FOUND', 'Aucune valeur n’est saisie pour cet indicateur et cette année.', { remedy: 'Elle a pu être retirée : rechargez la page.' });
    await audit(context, actor, repositories, 'measure.removed', place.id);
    return null;
  });
  return isRefusal(failed) ? failed : measureAt(context, actor, place);
}
