/**
 * Words the law or the administration has dropped, and what is written now (L27). `pattern` reads folded text.
 * `only` limits a number that means nothing alone (« article 14 ») to sentences that name its old text.
 */
export type DeadTerm = {
  id: string;
  pattern: RegExp;
  only?: RegExp;
  old: string;
  now: string;
  /** What replaced it is general knowledge, read in no source: said « à vérifier ». */
  unread?: true;
};

const OLD_CODE = /\b(?:code des marches publics|cmp)\b/;

export const DEAD_TERMS: readonly DeadTerm[] = [
  { id: 'pole-emploi', pattern: /\bpole emploi\b/, old: 'Pôle emploi', now: 'France Travail' },
  { id: 'anpe', pattern: /\banpe\b/, old: 'ANPE', now: 'France Travail', unread: true },
  {
    id: 'cmp-articles',
    pattern: /\barticles? (?:14|15|30|53)\b/,
    only: OLD_CODE,
    old: 'articles 14, 15, 30 ou 53 du code des marchés publics',
    now: 'les articles L. 2112-2, L. 2113-12, R. 2123-1 ou R. 2152-7 du code de la commande publique',
  },
  { id: 'cmp', pattern: /\bcode des marches publics\b/, old: 'code des marchés publics', now: 'code de la commande publique' },
  {
    id: 'ordonnance-2015',
    pattern: /\bordonnance (?:no? )?2015 899\b|\bordonnance du 23 juillet 2015\b/,
    old: 'ordonnance n° 2015-899',
    now: 'code de la commande publique',
  },
  { id: 'decret-2016', pattern: /\bdecret (?:no? )?2016 360\b/, old: 'décret n° 2016-360', now: 'code de la commande publique', unread: true },
  {
    id: 'decret-2006',
    pattern: /\bdecret (?:no? )?2006 975\b/,
    old: 'décret n° 2006-975 (code des marchés publics)',
    now: 'code de la commande publique',
    unread: true,
  },
  {
    id: 'concessions-2016',
    pattern: /\bordonnance (?:no? )?2016 65\b|\bdecret (?:no? )?2016 86\b/,
    old: 'ordonnance n° 2016-65 et décret n° 2016-86',
    now: 'code de la commande publique, troisième partie',
    unread: true,
  },
  { id: 'ccag-2009', pattern: /\bccag (?:\w+ )?2009\b|\barrete du 8 septembre 2009\b/, old: 'CCAG de 2009', now: 'CCAG du 30 mars 2021', unread: true },
  { id: 'assedic', pattern: /\bassedic\b/, old: 'ASSEDIC', now: 'France Travail', unread: true },
  { id: 'api', pattern: /\ballocation(?: de)? parent isole\b/, old: 'allocation de parent isolé (API)', now: 'RSA', unread: true },
  { id: 'rmi', pattern: /\brmi\b|\brevenu minimum insertion\b/, old: 'RMI', now: 'RSA', unread: true },
  { id: 'garantie-jeunes', pattern: /\bgarantie jeunes\b/, old: 'Garantie jeunes', now: 'contrat d’engagement jeune', unread: true },
  { id: 'zus', pattern: /\bzus\b|\bzones? urbaines? sensibles?\b/, old: 'ZUS', now: 'quartier prioritaire de la politique de la ville (QPV)', unread: true },
  {
    id: 'cdtd',
    pattern: /\bcdtd\b|\bcentres? de distribution de travail a domicile\b/,
    old: 'centre de distribution de travail à domicile',
    now: 'entreprise adaptée',
  },
  { id: 'aide-par-le-travail', pattern: /\baide par le travail\b/, old: 'aide par le travail', now: 'accompagnement par le travail' },
  { id: 'cotorep', pattern: /\bcotorep\b/, old: 'COTOREP', now: 'commission des droits et de l’autonomie (CDAPH)', unread: true },
  { id: 'direccte', pattern: /\bdireccte\b/, old: 'DIRECCTE', now: 'DREETS ou DDETS', unread: true },
];
