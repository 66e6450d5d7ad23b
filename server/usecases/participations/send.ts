/**
 * A comment sent from the page. The form is sealed when it opens: it says when, for which consultation, and which code its comment will have, so
 * that the same form sent twice is one comment. What keeps machines away asks nothing of people: a field they do not see, a few seconds, a delay
 * that grows for one address. Nothing of the journal is written: its hour would say who was there.
 */
import { type FieldFault, isRefusal, type Refusal } from '#shared/errors.ts';
import { LIMITS } from '#shared/limits.ts';
import { whenText } from '#shared/participation-papers/read-page.ts';
import { closedPage, EMPTY_FORM, FIELDS, formPage, receivedPage, TOKEN, TRAP } from '#shared/participation-papers/write-page.ts';
import { RECEIPT_SIGNS, readVoice, signsOf, stageOf, type VoiceForm } from '#shared/scheme/participation.ts';
import type { Context } from '../../context.ts';
import { digest, randomBits } from '../../identity/tokens.ts';
import { repositoriesOn } from '../../repositories/index.ts';
import { findOpen, type OpenPage, type OpenParticipation } from './open-page.ts';

/** What was sent, field by field; nothing of it is believed. */
export type Sent = Readonly<Record<string, unknown>>;

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const PURPOSE = 'participation-form';

const newForm = ({ identity, clock }: Context, slug: string): string =>
  identity.seal.seal([slug, Date.parse(clock.now()), signsOf(randomBits(RECEIPT_SIGNS))].join('|'), PURPOSE);

type Opened = { code: string; age: number };

/** Null when it was not made here, for this consultation, today. */
function readForm({ identity, clock }: Context, slug: string, token: string): Opened | null {
  const [of, at, code] = (identity.seal.open(token, PURPOSE) ?? '').split('|');
  const age = Date.parse(clock.now()) - Number(at);
  if (of !== slug || !code || !Number.isFinite(age) || age < 0 || age > LIMITS.participationFormHours * HOUR) return null;
  return { code, age };
}

const field = (sent: Sent, name: string): string => {
  const value = Object.hasOwn(sent, name) ? sent[name] : undefined;
  return typeof value === 'string' ? value : '';
};

const formOf = (sent: Sent): VoiceForm => ({
  place: field(sent, FIELDS.place),
  quote: field(sent, FIELDS.quote),
  text: field(sent, FIELDS.text),
  quality: field(sent, FIELDS.quality),
  name: field(sent, FIELDS.name),
  nameShown: field(sent, FIELDS.nameShown),
});

/** Why nobody writes here now; null when one may. */
function whyNot({ clock }: Context, found: OpenParticipation): string | null {
  const stage = stageOf(found, clock.today());
  if (!found.takesComments) return 'Cette consultation ne recueille pas d’avis sur cette page.';
  return stage === 'open' ? null : whenText(found, stage);
}

/** @param passage chosen beforehand, when it is one of the text */
export async function openForm(context: Context, slug: string, passage: string | undefined): Promise<OpenPage | Refusal> {
  const found = await findOpen(context, slug);
  if (isRefusal(found)) return found;
  const why = whyNot(context, found);
  if (why !== null) return { status: 200, html: closedPage(found, why) };
  const place = found.places.find(({ id }) => id === passage)?.id ?? '';
  return { status: 200, html: formPage(found, { form: { ...EMPTY_FORM, place }, token: newForm(context, slug), faults: [] }) };
}

type Kept = { number: number; isNew: boolean } | 'full';

/** One unit of work: the same form sent twice finds its comment again. */
const keep = (context: Context, found: OpenParticipation, code: string, voice: ReturnType<typeof readVoice>['voice']): Promise<Kept> =>
  context.write(async (connection): Promise<Kept> => {
    const { participationComments: comments } = repositoriesOn(connection);
    const receipt = digest(code);
    const known = await comments.byReceipt(found.id, receipt);
    if (known) return { number: known.number, isNew: false };
    const { total, kept, last } = await comments.load(found.id);
    if (kept >= LIMITS.participationComments || total >= 2 * LIMITS.participationComments) return 'full';
    const number = last + 1;
    await comments.insert({ ...voice, id: context.newId(), participationId: found.id, number, receipt, receivedOn: context.clock.today() });
    return { number, isNew: true };
  });

const whole = (message: string): FieldFault[] => [{ path: '', message }];

/** Of the form itself, before what it says is read. */
function formFaults(opened: Opened | null, trap: string): FieldFault[] {
  if (trap !== '') return whole('Un champ que personne ne voit a été rempli, sans doute par votre navigateur. Il est vidé : envoyez de nouveau.');
  if (opened === null)
    return whole('Cette page a été ouverte il y a trop longtemps, ou le serveur a changé. Rien n’est perdu : relisez, puis envoyez de nouveau.');
  if (opened.age < LIMITS.participationMinimumSeconds * SECOND)
    return whole('C’est allé très vite : relisez votre avis quelques secondes, puis envoyez de nouveau.');
  return [];
}

/** @param address comments sent are counted for it, in memory only */
export async function sendComment(context: Context, slug: string, sent: Sent, address: string): Promise<OpenPage | Refusal> {
  const found = await findOpen(context, slug);
  if (isRefusal(found)) return found;
  const form = formOf(sent);
  const why = whyNot(context, found);
  if (why !== null) return { status: 409, html: closedPage(found, why, form.text) };
  const token = field(sent, TOKEN);
  const opened = readForm(context, slug, token);
  const again = (status: number, faults: readonly FieldFault[]): OpenPage => ({
    status,
    html: formPage(found, { form, token: opened === null ? newForm(context, slug) : token, faults }),
  });
  const { voice, faults } = readVoice(form, found.places);
  const all = [...formFaults(opened, field(sent, TRAP)), ...faults];
  if (opened === null || all.length > 0) return again(422, all);
  const { participationThrottle: throttle } = context.identity;
  const seconds = throttle.wait(slug, address);
  if (seconds > 0) {
    const said = `Trop d’avis envoyés d’ici : attendez ${seconds} seconde${seconds > 1 ? 's' : ''}, puis envoyez de nouveau.`;
    return { ...again(429, whole(said)), retryAfterSeconds: seconds };
  }
  const kept = await keep(context, found, opened.code, voice);
  if (kept === 'full')
    return again(409, whole('Cette consultation a reçu tous les avis qu’elle peut garder. Écrivez à l’organisme, à l’adresse dite dans « Vos données ».'));
  if (kept.isNew) throttle.failed(slug, address);
  return { status: kept.isNew ? 201 : 200, html: receivedPage(found, kept.number, opened.code) };
}
