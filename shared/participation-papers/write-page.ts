/** What is sent: the form of a comment, its receipt, the state of one already sent. What was typed is always given back. */
import { PARTICIPATION_QUALITIES, type ParticipationAnswer, type ParticipationComment } from '../api/participations.ts';
import type { FieldFault } from '../errors.ts';
import { formatDay, formatNumber } from '../format.ts';
import { LIMITS } from '../limits.ts';
import { isTakenBack, placeTitle, QUALITY_LABELS, REASON_LABELS, receiptText, UNSAID, type VoiceForm, WHOLE_TEXT } from '../scheme/participation.ts';
import { layout, pageOf, paragraphs, plain, text } from './html.ts';
import { answerHtml, headHtml, type PageHead, whenText } from './read-page.ts';

export const EMPTY_FORM: VoiceForm = { place: '', quote: '', text: '', quality: '', name: '', nameShown: '' };

/** Names of the fields as they are sent; `trap` is for machines alone. */
export const FIELDS = { place: 'passage', quote: 'extrait', text: 'avis', quality: 'titre', name: 'nom', nameShown: 'nom-publie' } as const;
export const TRAP = 'site-web';
export const TOKEN = 'formulaire';

type Field = { label: string; help?: string; path: keyof VoiceForm; control: (ids: string) => string };

function fieldHtml({ label, help = '', path, control }: Field, faults: readonly FieldFault[]): string {
  const id = `champ-${path}`;
  const fault = faults.find((one) => one.path === path);
  const described = [help ? `${id}-aide` : '', fault ? `${id}-faute` : ''].filter(Boolean).join(' ');
  return [
    `<div class="field"><label for="${id}">${text(label)}</label>`,
    ...(help ? [`<span class="help" id="${id}-aide">${text(help)}</span>`] : []),
    ...(fault ? [`<span class="fault" id="${id}-faute">${text(fault.message)}</span>`] : []),
    control(`id="${id}" name="${FIELDS[path]}"${described ? ` aria-describedby="${described}"` : ''}${fault ? ' aria-invalid="true"' : ''}`),
    '</div>',
  ].join('\n');
}

const option = (value: string, label: string, chosen: string): string =>
  `<option value="${plain(value)}"${value === chosen ? ' selected' : ''}>${text(label)}</option>`;

const fieldsOf = ({ places }: PageHead, form: VoiceForm): Field[] => [
  {
    ...{ label: 'Votre avis porte sur', path: 'place' },
    control: (ids) =>
      `<select ${ids}>${[option('', WHOLE_TEXT, form.place), ...places.map(({ id, title }) => option(id, title, form.place))].join('')}</select>`,
  },
  {
    ...{ label: 'Phrase concernée (facultatif)', help: 'Recopiez-la, pour qu’on la retrouve.', path: 'quote' },
    control: (ids) => `<input type="text" ${ids} maxlength="${LIMITS.participationQuote}" value="${plain(form.quote)}">`,
  },
  {
    ...{ label: 'Votre avis (obligatoire)', path: 'text' },
    help: `${formatNumber(LIMITS.participationText)} caractères au plus. N’y écrivez ni le nom d’une personne, ni vos coordonnées.`,
    control: (ids) => `<textarea ${ids} required maxlength="${LIMITS.participationText}">\n${plain(form.text)}</textarea>`,
  },
  {
    ...{ label: 'Vous écrivez à titre de (facultatif)', path: 'quality' },
    control: (ids) =>
      `<select ${ids}>${[option('', UNSAID, form.quality), ...PARTICIPATION_QUALITIES.map((one) => option(one, QUALITY_LABELS[one], form.quality))].join('')}</select>`,
  },
  {
    ...{ label: 'Nom ou structure (facultatif)', path: 'name' },
    control: (ids) => `<input type="text" ${ids} maxlength="${LIMITS.participationName}" autocomplete="off" value="${plain(form.name)}">`,
  },
];

function faultsHtml(faults: readonly FieldFault[]): string {
  if (faults.length === 0) return '';
  const items = faults.map(({ path, message }) => `<li>${path in FIELDS ? `<a href="#champ-${path}">${text(message)}</a>` : text(message)}</li>`);
  return `<div class="faults" role="alert"><p><strong>${text('Votre avis n’est pas encore envoyé.')}</strong></p><ul>${items.join('')}</ul></div>`;
}

const TRAP_HTML = `<div class="trap" aria-hidden="true"><label for="${TRAP}">Laissez ce champ vide</label><input type="text" id="${TRAP}" name="${TRAP}" tabindex="-1" autocomplete="off"></div>`;

/** @param token says when the form was opened, and which code its comment will have */
export function formPage(head: PageHead, { form, token, faults }: { form: VoiceForm; token: string; faults: readonly FieldFault[] }): string {
  const { slug } = head;
  return layout({
    title: `${faults.length > 0 ? 'À corriger – ' : ''}Donner un avis – ${head.title}`,
    head: headHtml(head),
    main: [
      `<p><a href="${pageOf(slug)}">Revenir au texte</a></p>`,
      '<h2>Donner un avis</h2>',
      faultsHtml(faults),
      `<p>${text(`${whenText(head, 'open')} Chaque avis est lu par l’organisme avant d’être publié.`)}</p>`,
      `<form method="post" action="${pageOf(slug, '/ecrire')}" accept-charset="utf-8">`,
      `<input type="hidden" name="${TOKEN}" value="${plain(token)}">`,
      ...fieldsOf(head, form).map((field) => fieldHtml(field, faults)),
      `<div class="field tick"><input type="checkbox" id="champ-nameShown" name="${FIELDS.nameShown}" value="oui"${form.nameShown === 'oui' ? ' checked' : ''}><label for="champ-nameShown">${text('Publier ce nom avec mon avis')}</label></div>`,
      TRAP_HTML,
      `<p class="soft">${text('Aucune adresse n’est demandée ni gardée.')} <a href="${pageOf(slug)}#donnees">Ce que deviennent vos données</a></p>`,
      '<p><button class="action" type="submit">Envoyer mon avis</button></p>',
      '</form>',
    ].join('\n'),
  });
}

/** Nobody can write here: before its day, after it, or ever. @param typed what was being sent, to be copied elsewhere */
export const closedPage = (head: PageHead, sentence: string, typed = ''): string =>
  layout({
    title: head.title,
    head: headHtml(head),
    main: [
      `<p class="note">${text(sentence)}</p>`,
      ...(typed.trim() === '' ? [] : [`<h2>${text('Ce que vous aviez écrit')}</h2>`, paragraphs(typed)]),
      `<p><a href="${pageOf(head.slug)}">Revenir au texte</a></p>`,
    ].join('\n'),
  });

/** The same again when the same form is sent twice. */
export const receivedPage = (head: PageHead, number: number, code: string): string =>
  layout({
    title: `Avis reçu – ${head.title}`,
    head: headHtml(head),
    main: [
      `<div class="done" role="status"><p><strong>${text(`Votre avis est reçu : c’est l’avis n° ${number}.`)}</strong></p>`,
      `<p>${text('Voici son code. Notez-le : personne ne peut le redonner.')}</p>`,
      `<p class="code">${receiptText(code)}</p></div>`,
      `<p>${text('Il sera lu avant d’être publié. Avec ce code, vous saurez ce qu’il est devenu, et pourrez demander son effacement.')}</p>`,
      `<p class="row"><a class="action action--quiet" href="${pageOf(head.slug, '/suivi')}">Suivre un avis envoyé</a> <a href="${pageOf(head.slug)}">Revenir au texte</a></p>`,
    ].join('\n'),
  });

function stateText(comment: ParticipationComment): string {
  const { state, reason, duplicateOf, erasedAt } = comment;
  if (isTakenBack(comment)) return 'Son texte est effacé, comme demandé. Il n’est ni lu, ni publié.';
  if (state === 'waiting') return 'Il attend d’être lu par l’organisme.';
  if (state === 'accepted') return 'Il est publié.';
  if (state === 'duplicate') return `Il dit la même chose que l’avis n° ${duplicateOf ?? ''}, qui est traité pour les deux.`;
  const why = reason === null ? '' : ` Motif : ${REASON_LABELS[reason].toLowerCase()}.`;
  const gone = erasedAt === null ? `Son texte sera effacé ${LIMITS.participationRefusedDays} jours après le refus.` : 'Son texte est effacé.';
  return `Il n’est pas publié.${why} ${gone}`;
}

export type Followed = { comment: ParticipationComment; answer: ParticipationAnswer | null };

const followedHtml = ({ places }: PageHead, { comment, answer }: Followed): string =>
  [
    `<article class="voice" aria-label="Avis n°\u00a0${comment.number}"><p><strong>Avis n°\u00a0${comment.number}</strong><br><span class="soft">${text(`Reçu le ${formatDay(comment.receivedOn)} · ${placeTitle(places, comment.place)}`)}</span></p>`,
    `<p class="note" role="status">${text(stateText(comment))}</p>`,
    paragraphs(comment.text),
    ...(answer ? [answerHtml(answer)] : []),
    '</article>',
  ].join('\n');

/** @param typed the code as it was typed, given back with what is wrong with it */
export function followPage(head: PageHead, { typed, fault, found }: { typed: string; fault: string | null; found: Followed | null }): string {
  const { slug } = head;
  return layout({
    title: `${fault ? 'À corriger – ' : ''}Suivre un avis – ${head.title}`,
    head: headHtml(head),
    main: [
      `<p><a href="${pageOf(slug)}">Revenir au texte</a></p>`,
      '<h2>Suivre un avis envoyé</h2>',
      found ? followedHtml(head, found) : '',
      `<form method="post" action="${pageOf(slug, '/suivi')}">`,
      '<div class="field"><label for="code">Code de l’avis</label>',
      `<span class="help" id="code-aide">${text('Les seize signes donnés à l’envoi, avec ou sans tirets.')}</span>`,
      ...(fault ? [`<span class="fault" id="code-faute" role="alert">${text(fault)}</span>`] : []),
      `<input type="text" id="code" name="code" required maxlength="60" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-aide${fault ? ' code-faute' : ''}"${fault ? ' aria-invalid="true"' : ''} value="${plain(typed)}"></div>`,
      '<p><button class="action" type="submit">Voir ce qu’il est devenu</button></p>',
      '</form>',
    ].join('\n'),
  });
}
