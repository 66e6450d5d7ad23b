/** The track of who was consulted: every answer of a round, every public consultation that ended, and what is written by hand. The scheme's own chapter takes from it by a gesture of the page. */
import type { Consulted, ConsultedCreate, ConsultedList } from '#shared/api/rounds.ts';
import { isDay } from '#shared/days.ts';
import { isRefusal, type Refusal, refuse } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import type { Actor } from '#shared/permissions.ts';
import { consultedParticipation, summarise } from '#shared/scheme/participation.ts';
import { consultedPart } from '#shared/scheme/rounds.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { readScheme } from '../schemes/read-scheme.ts';
import { unwritable } from '../sharing/reach.ts';
import { faulty, placed } from './words.ts';

/** Public consultations that ended, the oldest first. */
async function publicLines({ read, clock }: Context, { organisationId }: Actor, schemeId: string): Promise<Consulted[]> {
  const lines: Consulted[] = [];
  for (const kept of (await read.participations.list(organisationId, schemeId)).reverse()) {
    const { participationComments: comments } = read;
    const summary = summarise(kept.places, await comments.tally(kept.id), await comments.answers(kept.id));
    const line = consultedParticipation(kept, summary, clock.today());
    if (line) lines.push(line);
  }
  return lines;
}

/** Answers of rounds first, the oldest round first, then public consultations, then what was written by hand. */
export async function listConsulted(context: Context, actor: Actor, schemeId: string): Promise<ConsultedList | Refusal> {
  const scheme = await readScheme(context, actor, schemeId);
  if (isRefusal(scheme)) return scheme;
  const { read, clock } = context;
  const rounds = await read.rounds.list(actor.organisationId, schemeId);
  const items: Consulted[] = [];
  for (const round of [...rounds].reverse())
    for (const part of await read.rounds.parts(round.id)) {
      const line = consultedPart(placed(part, round, clock.today()), round);
      if (line) items.push(line);
    }
  items.push(...(await publicLines(context, actor, schemeId)));
  items.push(...(await read.consulted.list(actor.organisationId, schemeId)));
  return { items, total: items.length };
}

export async function addConsulted(context: Context, actor: Actor, schemeId: string, written: ConsultedCreate): Promise<Consulted | Refusal> {
  const refusal =
    denied(actor, 'scheme:round') ??
    (written.on !== null && !isDay(written.on) ? faulty([{ path: 'on', message: `Le ${written.on} n’existe pas dans le calendrier.` }]) : null);
  if (refusal) return refusal;
  const line = { id: context.newId(), who: written.who.trim(), how: written.how.trim(), on: written.on, outcome: written.outcome.trim() };
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    if ((await repositories.consulted.list(actor.organisationId, schemeId)).length >= LIMITS.rows)
      return refuse('INVALID_INPUT', `La trace compte ${LIMITS.rows} lignes écrites à la main au plus.`, { remedy: 'Retirez-en une, puis recommencez.' });
    await repositories.consulted.insert(actor.organisationId, schemeId, actor.personId, { ...line, createdAt: context.clock.now() });
    await audit(context, actor, repositories, 'consulted.added', line.id);
    return { ...line, origin: 'hand', roundId: null };
  });
}

/** A line written by hand; what a round says stays. */
export async function removeConsulted(context: Context, actor: Actor, schemeId: string, id: string): Promise<Refusal | null> {
  const refusal = denied(actor, 'scheme:round');
  if (refusal) return refusal;
  return context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const closed = await unwritable(repositories, actor, 'scheme', schemeId);
    if (closed) return closed;
    if (!(await repositories.consulted.remove(actor.organisationId, schemeId, id)))
      return refuse('NOT_FOUND', 'Cette ligne n’est pas, ou plus, dans la trace des consultés.', { remedy: 'Rechargez la page.' });
    await audit(context, actor, repositories, 'consulted.removed', id);
    return null;
  });
}
