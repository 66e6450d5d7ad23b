/** What makes a password too easy to guess: short, common, or made of what anybody knows of its owner. No rule of composition. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { LIMITS } from '#shared/limits.ts';

/** What is left of it once the words that anybody would try are taken out. */
const OWN_CHARACTERS = 8;
const OBVIOUS = ['clausier', 'spaser', 'marchés', 'marché', 'publics', 'public', 'achats', 'achat', 'acheteur', 'mot de passe', 'password', 'azerty'];
/** Shorter words are in too many others: « de », « la ». */
const SHORTEST_WORD = 3;
const YEAR = /(?:19|20)\d\d/g;

/** Under ten thousand million guesses, by the estimate of zxcvbn, its own « very unguessable » begins. */
const ENOUGH = 4;
/** Its work grows with the square of the length, on the thread of every request; a good password is one well before. */
const JUDGED = 40;
const SUBSTITUTIONS = 10;

/** A hundred milliseconds and 35 MB: not for a server on which nobody chooses a password. */
let estimator: Promise<ZxcvbnFactory> | undefined;
const loadEstimator = async (): Promise<ZxcvbnFactory> => {
  const [core, common, french] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr')]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...french.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: SUBSTITUTIONS,
  });
};

const LOOKALIKES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[013457@$]/g, (sign) => LOOKALIKES[sign] ?? sign);

/** Names and addresses cut into words, the longest first: « marchés » before « marché ». */
const wordsOf = (known: readonly string[]): string[] =>
  [...new Set([...OBVIOUS, ...known.flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}]+/u)])].map(plain))]
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);

/** True when too little is left once words and years are taken out; a password without any of them keeps every character. */
function isObvious(password: string, words: readonly string[]): boolean {
  const withoutYears = plain(password.replace(YEAR, ' '));
  const left = words.reduce((text, word) => text.replaceAll(word, ' '), withoutYears);
  const own = [...left].filter((sign) => /[^\s\-_.,'’]/.test(sign)).length;
  return left !== plain(password) && own < OWN_CHARACTERS;
}

/** @returns a French sentence, or null when it will do */
export async function passwordFault(password: string, known: readonly string[]): Promise<string | null> {
  const length = [...password].length;
  if (length < LIMITS.passwordLength)
    return `Ce mot de passe compte ${length} caractère${length > 1 ? 's' : ''} : il en faut ${LIMITS.passwordLength} au moins.`;
  if (Buffer.byteLength(password) > LIMITS.passwordBytes)
    return `Ce mot de passe est trop long : ${LIMITS.passwordBytes} signes au plus, un accent en vaut deux.`;
  if (isObvious(password, wordsOf(known)))
    return 'Ce mot de passe repose sur ce que chacun peut deviner : votre nom, votre adresse, votre organisation, Clausier ou une année. Ajoutez des mots qui n’ont rien à voir.';
  estimator ??= loadEstimator();
  const { score } = (await estimator).check([...password].slice(0, JUDGED).join(''), wordsOf(known));
  return score < ENOUGH
    ? 'Ce mot de passe est facile à deviner : mots très courants, suite de touches ou répétition. Ajoutez des mots sans rapport entre eux.'
    : null;
}
