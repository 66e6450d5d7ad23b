/**
 * What a référent and a facilitateur are asked, said once for the letter and for the job sheet. The organisation creates
 * the référent's function, no text defines it: nothing here is given as law without its article.
 */

/** One part of a role: a title, an opening sentence, its lines. */
export type RolePart = { id: string; title: string; lead: string; lines: readonly string[] };

const PART = {
  privacy: (lead: string, ...lines: string[]): RolePart => ({ id: 'confidentialite', title: 'Données personnelles et confidentialité', lead, lines }),
  limits: (lead: string, ...lines: string[]): RolePart => ({ id: 'limites', title: 'Ce qui n’est pas de votre ressort', lead, lines }),
};

export const REFERENT_PURPOSE =
  'Vous aidez votre direction à faire de ses achats un levier d’insertion, d’emploi et d’économie sociale et solidaire. Vous repérez tôt les marchés où agir, vous outillez celles et ceux qui les écrivent, vous faites remonter ce qui avance et ce qui bloque.';

export const REFERENT_MISSIONS: RolePart = {
  id: 'missions',
  title: 'Votre mission',
  lead: REFERENT_PURPOSE,
  lines: [
    'Connaître la programmation des achats de la direction, et repérer les marchés où une considération sociale a du sens.',
    'Poser la question sociale avant que le cahier des charges soit écrit : quel levier, pour quels publics, avec quelles entreprises.',
    'Aider à choisir et à remplir les clauses, à partir de la bibliothèque de l’organisation, dans toutes les pièces du marché.',
    'Mettre en relation le prescripteur, l’acheteur et le facilitateur assez tôt pour que le volume d’heures soit réaliste.',
    'Veiller à ce que les données du marché soient saisies à la notification, puis suivies jusqu’au bilan.',
    'Faire remonter au réseau les difficultés, les réussites et les chiffres de la direction.',
    'Quand l’organisation a un schéma de promotion des achats publics socialement et écologiquement responsables (article L. 2111-3 du code de la commande publique) : suivre ses objectifs et ses indicateurs pour la direction.',
  ],
};

export const REFERENT_PLACE: RolePart = {
  id: 'place',
  title: 'Votre place dans l’organisation',
  lead: 'Votre rôle est un appui. Il ne donne aucun pouvoir hiérarchique et ne change pas votre rattachement.',
  lines: [
    'Dans la direction : vous parlez directement aux prescripteurs, aux acheteurs et à la personne qui dirige.',
    'Avec le service de la commande publique : vous signalez les marchés à venir et demandez un avis sur la rédaction.',
    'Avec le réseau : vous participez à ses rencontres ; un référent par direction, la même base de clauses pour tous.',
    'Avec le comité technique et le comité de pilotage du schéma, quand ils existent : vos constats leur parviennent par l’animation du réseau.',
    'Avec le facilitateur : c’est votre interlocuteur pour les volumes d’heures, les publics et le suivi.',
  ],
};

export const REFERENT_MEANS: RolePart = {
  id: 'moyens',
  title: 'Vos moyens',
  lead: 'L’organisation met à votre disposition :',
  lines: [
    'un accès à Clausier : clauses datées, calcul des heures, contrôles, formation ;',
    'l’appui du juriste pour toute question de droit, et celui du facilitateur pour l’insertion ;',
    'l’animation du réseau, avec son calendrier et ses rencontres, prises sur le temps de travail ;',
    'une information en temps utile sur la programmation des achats de la direction.',
  ],
};

export const REFERENT_TRAINING: RolePart = {
  id: 'formation',
  title: 'Votre formation',
  lead: 'Vous suivez le parcours du référent pendant votre temps de travail : huit modules, six à huit heures en tout.',
  lines: [
    'Les thèmes : le droit et les cibles ; les leviers et quand ne pas les utiliser ; le sourcing et l’offre locale ; les heures d’insertion ; la rédaction des pièces ; le suivi, les preuves et les pénalités ; le schéma ; l’animation du réseau.',
    'Une attestation est délivrée quand les huit modules sont réussis. Chacun peut en vérifier le code.',
    'Un rappel est prévu chaque année, et lorsqu’une règle change.',
  ],
};

export const REFERENT_LIMITS = PART.limits(
  'Pour vous protéger et pour protéger la procédure, ces décisions restent à d’autres :',
  'Vous ne décidez ni du besoin, ni du levier, ni du montant : c’est le rôle du prescripteur et de l’acheteur.',
  'Vous ne validez pas le droit : c’est le rôle du juriste.',
  'Vous ne choisissez pas les entreprises, et cette fonction ne vous donne aucun rôle dans l’analyse des offres.',
  'Vous ne décidez d’aucune pénalité : vous signalez l’écart, l’acheteur décide.',
  'Vous ne suivez pas les personnes en insertion, et vous ne vérifiez pas leur éligibilité : c’est le rôle du facilitateur.',
  'Si vous avez un intérêt personnel dans une entreprise candidate, vous le dites aussitôt et vous vous retirez du dossier (conflit d’intérêts, article L. 2141-10 du code de la commande publique).',
);

export const REFERENT_PRIVACY = PART.privacy(
  'Le suivi d’une clause d’insertion touche à des situations personnelles fragiles. Par prudence, l’organisation applique ces règles :',
  'Vous ne recevez que des totaux : heures prévues, heures faites, nombre de personnes.',
  'Aucun nom de bénéficiaire n’est demandé dans une offre. Les données nominatives et les justificatifs restent chez le facilitateur, qui atteste l’éligibilité.',
  'Si un document nominatif vous parvient, vous ne le gardez pas, vous ne le transmettez pas, et vous prévenez la personne qui anime le réseau.',
  'Les échanges avec les entreprises avant et pendant une consultation restent confidentiels : une information donnée à l’une est donnée à toutes.',
);

export const FACILITATOR_PURPOSE =
  'Le facilitateur des clauses sociales est une personne ou un organisme neutre. Il aide l’acheteur à calibrer les clauses d’insertion, informe toutes les entreprises de la même façon, vérifie l’éligibilité des personnes, suit les heures et en rend compte.';

export const FACILITATOR_MISSIONS: RolePart = {
  id: 'missions',
  title: 'Les missions',
  lead: FACILITATOR_PURPOSE,
  lines: [
    'Avant la consultation : dire si le volume d’heures est réaliste, quels publics sont présents sur le territoire, quels modes de réalisation sont possibles ; éclairer l’annexe consacrée à l’insertion.',
    'Pendant la consultation : informer tous les candidats qui le demandent, de la même façon.',
    'Après la notification : prendre part à la réunion de mise au point, présenter au titulaire les solutions possibles (embauche directe, mise à disposition, sous-traitance ou cotraitance), orienter vers les structures et les candidats.',
    'Avant chaque mise en œuvre : vérifier que la personne est éligible, et l’attester.',
    'Pendant l’exécution : recueillir les relevés d’heures, alerter sur les écarts, chercher une solution avec le titulaire.',
    'À échéance convenue, puis à la fin du marché : remettre un bilan des heures et des parcours, en totaux.',
  ],
};

export const FACILITATOR_LIMITS = PART.limits(
  'Le facilitateur aide les entreprises à préparer leur réponse. Pour prévenir tout conflit d’intérêts (prudence tirée de l’article L. 2141-10 du code de la commande publique) :',
  'il n’analyse pas les offres, ne les note pas et ne donne pas d’avis sur leur classement ;',
  'il ne décide d’aucune pénalité : il constate, le titulaire est entendu, l’acheteur décide ;',
  'il n’impose aucun mode de réalisation : le titulaire choisit ;',
  'il ne modifie ni le volume d’heures ni les publics prévus au marché.',
);

export const FACILITATOR_PRIVACY = PART.privacy(
  'Par prudence, les données nominatives restent d’un seul côté :',
  'Le facilitateur garde les données personnelles et les justificatifs, pour la seule vérification de l’éligibilité et le suivi du parcours.',
  'L’organisation ne reçoit que des totaux et des attestations d’éligibilité.',
  'Les informations sur une entreprise obtenues pendant une consultation ne sont transmises à aucune autre.',
  'À la fin de l’intervention, le sort des données est réglé avec les personnes chargées de leur protection dans les deux organismes.',
);

export const FACILITATOR_MEANS: RolePart = {
  id: 'moyens',
  title: 'Ce que l’organisation apporte',
  lead: 'Pour que l’intervention soit utile, l’organisation :',
  lines: [
    'annonce sa programmation d’achats, et consulte le facilitateur avant d’écrire le volume d’heures ;',
    'donne ses coordonnées dans les documents de la consultation ;',
    'désigne un référent par direction, interlocuteur de tous les jours ;',
    'transmet, à la notification, ce qui sert au suivi : titulaire, volume d’heures, calendrier ;',
    'l’associe aux rencontres du réseau et au bilan du schéma, quand l’organisation en a un.',
  ],
};
