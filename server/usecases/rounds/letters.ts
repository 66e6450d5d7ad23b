/** The message that asks for an answer: ready to copy, sent when a mail server is set; and the dates, for an agenda. */
import type { Round, RoundMailed, RoundPart } from '#shared/api/rounds.ts';
import { isRefusal, type Refusal } from '#shared/errors.ts';
import type { Actor } from '#shared/permissions.ts';
import { roundLetter } from '#shared/scheme/round-letters.ts';
import type { Context } from '../../context.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import type { ReaderAddress } from '../../repositories/rounds.ts';
import { denied } from '../allowed.ts';
import { audit } from '../audit.ts';
import { type CalendarFile, calendarOf, dueDay } from '../calendar-file.ts';
import { unwritable } from '../sharing/reach.ts';
import { myParts, readRound } from './read-round.ts';
import { findRound } from './words.ts';

type Mailed = RoundMailed['items'][number];

const addressOf = ({ service }: Context, schemeId: string, roundId: string, partId: string): string | null =>
  service.mode === 'local' ? null : `${service.address()}/schemas/${schemeId}/relecture/${roundId}?partie=${encodeURIComponent(partId)}`;

function letterOf(context: Context, { parts: _parts, placeTitles, ...round }: Round, part: RoundPart): Pick<Mailed, 'subject' | 'text'> {
  const places = part.places.flatMap((place) => placeTitles[place] ?? []);
  return roundLetter(round, part, places, { url: addressOf(context, round.schemeId, round.id, part.id), today: context.clock.today() });
}

/** Those of the register alone are shown: an account's address is its owner's. */
const shown = (readers: readonly ReaderAddress[]): string[] => [...new Set(readers.map(({ register }) => register).filter(Boolean))];

async function composed(context: Context, actor: Actor, schemeId: string, roundId: string) {
  const round = await readRound(context, actor, schemeId, roundId);
  if (isRefusal(round)) return round;
  const addresses = await context.read.rounds.addresses(roundId);
  const letters = round.parts.map((part) => ({ part, readers: addresses.filter(({ partId }) => partId === part.id), letter: letterOf(context, round, part) }));
  return { round, letters };
}

/** Ready to copy, one per part. */
export async function readLetters(context: Context, actor: Actor, schemeId: string, roundId: string): Promise<RoundMailed | Refusal> {
  const made = await composed(context, actor, schemeId, roundId);
  if (isRefusal(made)) return made;
  const items = made.letters.map(({ part, readers, letter }) => ({ partId: part.id, ...letter, addresses: shown(readers), sent: 0 }));
  return { mailer: context.identity.mailer !== null, items };
}

/** Once the unit of work is over, since a mail server may take its time; one message for each address. */
async function post({ identity }: Context, readers: readonly ReaderAddress[], letter: Pick<Mailed, 'subject' | 'text'>): Promise<number> {
  const { mailer } = identity;
  if (mailer === null) return 0;
  const to = new Map(readers.map(({ account, register, name }) => [account ?? register, name]));
  let sent = 0;
  for (const [address, name] of to) if (address !== '' && (await mailer.write({ to: address, name, ...letter }))) sent += 1;
  return sent;
}

/**
 * Says that readers were told, and mails them when a mail server is set.
 * @param asked parts to write to; every one still without an answer when empty
 */
export async function sendLetters(context: Context, actor: Actor, schemeId: string, roundId: string, asked: readonly string[]): Promise<RoundMailed | Refusal> {
  const made = denied(actor, 'scheme:round') ?? (await composed(context, actor, schemeId, roundId));
  if (isRefusal(made)) return made;
  const chosen = made.letters.filter(({ part }) => (asked.length === 0 ? part.verdict === null : asked.includes(part.id)));
  const refused = await context.write(async (connection) => {
    const repositories = repositoriesOn(connection);
    const round = (await unwritable(repositories, actor, 'scheme', schemeId)) ?? (await findRound(repositories, actor, schemeId, roundId));
    if (isRefusal(round)) return round;
    await repositories.rounds.reminded(
      chosen.map(({ part }) => part.id),
      context.clock.now(),
    );
    await audit(context, actor, repositories, 'round.reminded', roundId);
    return null;
  });
  if (refused) return refused;
  const items: Mailed[] = [];
  for (const { part, readers, letter } of chosen)
    items.push({ partId: part.id, ...letter, addresses: shown(readers), sent: await post(context, readers, letter) });
  return { mailer: context.identity.mailer !== null, items };
}

const FILE = 'relectures.ics';

/** The days my answers are due, those still to come and those missed. */
export async function exportMine(context: Context, actor: Actor): Promise<CalendarFile | Refusal> {
  const mine = await myParts(context, actor);
  if (isRefusal(mine)) return mine;
  const due = mine.items.filter(({ state }) => state !== 'answered');
  const events = due.map(({ partId, dueOn, schemeTitle, name, schemeId, roundId }) =>
    dueDay({
      id: partId,
      on: dueOn,
      title: `Relecture à rendre : ${schemeTitle} (${name})`,
      notes: addressOf(context, schemeId, roundId, partId) ?? '',
    }),
  );
  return calendarOf(FILE, 'Mes relectures', events, context.clock.now());
}

/** The day a round is due, to join to a message. */
export async function exportRoundDay(context: Context, actor: Actor, schemeId: string, roundId: string): Promise<CalendarFile | Refusal> {
  const round = await readRound(context, actor, schemeId, roundId);
  if (isRefusal(round)) return round;
  const { dueOn, schemeTitle, message, title } = round;
  const due = dueDay({ id: round.id, on: dueOn, title: `Relecture à rendre : ${schemeTitle}`, notes: message });
  return calendarOf(FILE, title, [due], context.clock.now());
}
