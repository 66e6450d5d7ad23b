/** What a Word file holds and a clause cannot, said once each. */
import type { Loss } from './line-reader.ts';

const SENTENCES: Readonly<Record<Loss, string>> = {
  picture: 'Une image ou un dessin n’est pas repris.',
  object: 'Un objet incorporé (classeur, formule, fichier) n’est pas repris.',
  box: 'Une zone de texte ou un contenu particulier n’est pas repris : recopiez son texte.',
  equation: 'Une formule n’est pas reprise : recopiez-la en toutes lettres.',
  note: 'Une note de bas de page n’est pas reprise : recopiez-la dans le texte, ou en note en marge.',
  comment: 'Les commentaires de Word ne sont pas repris.',
  merged: 'Un tableau avait des cellules fusionnées : vérifiez ses lignes.',
  nested: 'Un tableau en contenait un autre : son texte est dans la cellule.',
  depth: 'Une liste avait plus de deux niveaux : les plus profonds rejoignent le deuxième.',
  heading: 'Les titres au-delà du deuxième niveau deviennent des sous-titres.',
  revision: 'Le texte était suivi : les ajouts sont pris, les suppressions laissées.',
  long: 'Le texte dépasse ce qu’une clause garde : la fin n’est pas reprise, coupez le fichier plus finement.',
  look: 'Le souligné, le surligné et le barré ne sont pas repris.',
};

/** Sentences for what was met, in a constant order. */
export function lostSentences(losses: ReadonlySet<Loss>): string[] {
  const said: string[] = [];
  for (const [loss, sentence] of Object.entries(SENTENCES)) if ([...losses].some((met) => met === loss)) said.push(sentence);
  return said;
}

const MOST_NAMED = 10;

/** Titles of the file under which nothing is written: they give no clause. */
export function withoutTextSentence(titles: readonly string[]): string {
  const named = titles.slice(0, MOST_NAMED).map((title) => `« ${title} »`);
  const more = titles.length - named.length;
  const all = more > 0 ? `${named.join(', ')}, et ${more} de plus` : named.join(', ');
  return titles.length === 1
    ? `Le titre ${all} n’a aucun texte sous lui : aucune clause n’en est proposée.`
    : `${titles.length} titres n’ont aucun texte sous eux : aucune clause n’en est proposée (${all}).`;
}
