/** Sentences that a text check must catch, and neighbours it must leave alone. `\n` separates paragraphs; `# ` makes a heading. */
import type { CcagId, Piece } from '../../../shared/api/clauses.ts';
import type { Severity } from '../../../shared/api/findings.ts';

export type TextCase = { rule: string; piece: Piece; whole?: boolean; ccag?: CcagId; caught: readonly string[]; left: readonly string[]; severity?: Severity };

export const TEXT_CASES: readonly TextCase[] = [
  {
    rule: 'L04', piece: 'rc', severity: 'blocking',
    caught: ['Le critère unique d’attribution est le prix.', 'Le prix est le seul critère de jugement des offres.', 'Critère unique : prix', 'Prix : 100 %'],
    left: ['Le prix ne peut pas être le seul critère.', 'Le prix est pondéré à 40 %.', 'Les critères sont le prix, la valeur technique et l’environnement.'],
  },
  {
    rule: 'L07', piece: 'rc', severity: 'attention',
    caught: ['Le critère social répond à l’obligation de l’article L. 2112-2-1 du code de la commande publique.'],
    left: ['Le critère social ne répond pas à l’article L. 2112-2-1.', 'Une condition d’exécution répond à l’article L. 2112-2-1.'],
  },
  {
    rule: 'L08', piece: 'rc', severity: 'blocking',
    caught: [
      'Seules les entreprises implantées dans le département peuvent répondre.',
      'Le candidat doit disposer d’une agence sur le territoire de la métropole.',
      'Le prestataire sera situé dans un rayon de 30 km.',
      'Le siège social est établi dans la région.',
      'Critère n° 3 : implantation locale de l’entreprise, 10 points',
      'Les candidats qui ne sont pas implantés dans la commune seront éliminés.',
    ],
    left: [
      'Les entreprises titulaires interviennent sur les sites situés dans la commune.',
      'Les réunions se tiennent au siège de la métropole, dans la ville centre.',
      'L’implantation des entreprises dans la commune n’est jamais un critère.',
      'Le lieu d’implantation des candidats dans le département ne compte pas.',
      'Nettoyage des établissements scolaires situés sur le territoire de la commune.',
      'Les entreprises établies dans un autre État membre de l’Union européenne produisent un document équivalent.',
      'Les prestations sont exécutées dans les communes du département.',
      'Le titulaire intervient sous quatre heures, quel que soit le lieu de son siège dans la région.',
    ],
  },
  {
    rule: 'L09', piece: 'rc', severity: 'blocking',
    caught: ['La priorité sera donnée aux entreprises locales.', 'Une préférence locale s’applique à égalité de points.', '# Critères d’attribution\nApprovisionnements locaux : 20 points', 'Un bonus de cinq points est accordé aux producteurs du département.'],
    left: [
      'La clause favorise la relation entre entreprises et missions locales.',
      'Aucune préférence locale n’est donnée.', 'Les circuits courts s’apprécient au nombre d’intermédiaires.', 'Le développement des approvisionnements directs de produits de l’agriculture compte pour 10 points.', 'La mission locale accompagne les jeunes.'],
  },
  {
    rule: 'L10', piece: 'ccap', severity: 'advice',
    caught: ['Les heures sont réservées aux demandeurs d’emploi de la commune.', 'Sont éligibles les habitants du département uniquement.', 'La clause favorise l’emploi local.'],
    left: [
      'L’accès au site est strictement limité aux personnes autorisées de la ville.',
      'La résidence dans la commune n’est pas exigée.', 'Sont notamment concernés les habitants d’un quartier prioritaire.', 'Les heures sont réservées à des demandeurs d’emploi de longue durée.'],
  },
  {
    rule: 'L11', piece: 'cctp', severity: 'blocking',
    caught: ['Les viandes doivent être d’origine française.', 'Les produits seront fabriqués en France.', 'Les légumes sont exclusivement de provenance France.'],
    left: [
      'Les documents produits sont rédigés en français.',
      'Les produits sont livrés avec une notice en langue française.',
      'Les produits ne sont pas nécessairement d’origine française.', 'Les produits portent la norme française NF EN 14001 ou équivalente.', 'Les produits sont livrés en France métropolitaine.', 'Le titulaire déclare la part de produits d’origine France.'],
  },
  {
    rule: 'L12', piece: 'rc', severity: 'advice',
    caught: ['# Critères\nDistance entre le site de production et les cuisines : 15 points', 'Sous-critère : nombre de kilomètres parcourus'],
    left: ['La distance n’est pas un critère.', '# Critères\nÉmissions de gaz à effet de serre liées à la distance et au remplissage', 'Les cuisines sont à une distance de 3 km.'],
  },
  {
    rule: 'L13', piece: 'rc', severity: 'blocking',
    caught: ['# Critères\nPolitique RSE de l’entreprise : 10 points', 'Critère social : effectif total et part de CDI', '# Jugement des offres\nNote EcoVadis de la société'],
    left: ['# Critères\nMesures sociales prises pour l’exécution du marché par les équipes affectées, démarche RSE exclue', 'La politique sociale générale de l’entreprise n’est pas un critère.', 'Qualité de l’accueil et du tutorat pour ce marché.'],
  },
  {
    rule: 'L15', piece: 'rc', severity: 'blocking',
    caught: ['# Critères\nLe critère social est laissé à la libre appréciation de la commission.'],
    left: ['# Critères\nLa notation n’est pas laissée à la discrétion de l’acheteur.', '# Critères\nChaque élément est noté de 0 à 5 selon le barème.'],
  },
  {
    rule: 'L19', piece: 'ccap', whole: true, severity: 'blocking',
    caught: ['# Article 8 Clause sociale\nL’article 16.1 du CCAG-FCS relatif à l’insertion s’applique.'],
    left: ['# Article 8 Clause sociale\nEn application de l’article 16.1 du CCAG-FCS, le titulaire réalise 800 heures d’insertion au bénéfice des publics ci-dessous.', 'Le CCAG-FCS s’applique.'],
  },
  {
    rule: 'L20', piece: 'ccap', severity: 'blocking',
    caught: ['Le volume d’heures d’insertion est à définir.', 'Volume d’heures d’insertion : à compléter', 'Le titulaire réalise 0 heure d’insertion.'],
    left: ['Le titulaire réalise 800 heures d’insertion.', 'Les modalités de l’insertion sont à définir avec le facilitateur.'],
  },
  {
    rule: 'L24', piece: 'ccap', severity: 'blocking',
    caught: ['Le titulaire sous-traite les heures à l’association Horizon.', 'Le titulaire doit recourir à la régie de quartier du centre.'],
    left: [
      'Le titulaire doit prendre contact avec la structure d’insertion.',
      'Le titulaire choisit librement : embauche directe, mise à disposition ou sous-traitance à une entreprise d’insertion.', 'Le titulaire ne peut être obligé de recourir à une association.', 'Le titulaire peut confier des heures à une entreprise adaptée.'],
  },
  {
    rule: 'L25', piece: 'ccap', severity: 'attention',
    caught: ['Les heures d’insertion sont réservées aux allocataires du RSA.', 'L’insertion bénéficie uniquement à des jeunes de moins de 26 ans.'],
    left: ['Les heures d’insertion sont réservées à des personnes éloignées de l’emploi, notamment les allocataires du RSA.', 'Les heures sont réservées aux allocataires du RSA, aux travailleurs handicapés et aux jeunes.', 'Le lot est réservé aux entreprises adaptées.'],
  },
  {
    rule: 'L26', piece: 'ccap', severity: 'attention',
    caught: ['Est éligible toute personne inscrite à France Travail.', 'Les bénéficiaires sont inscrits comme demandeurs d’emploi à Pôle emploi.'],
    left: ['La seule inscription à France Travail ne suffit pas.', 'Est éligible toute personne inscrite à France Travail depuis plus de douze mois.', 'Il ne suffit pas d’être inscrit à France Travail.'],
  },
  {
    rule: 'L27', piece: 'ccap', severity: 'advice',
    caught: ['Les candidatures viennent de Pôle emploi.', 'En application de l’article 14 du code des marchés publics, le titulaire insère.', 'Ordonnance n° 2015-899 du 23 juillet 2015', 'Les bénéficiaires du RMI', 'Garantie Jeunes', 'Habitants des ZUS', 'Un établissement et service d’aide par le travail', 'Centres de distribution de travail à domicile'],
    left: ['France Travail (ex-Pôle emploi) transmet les candidatures.', 'L’article 14 du présent CCAP fixe les délais.', 'Établissement et service d’accompagnement par le travail', 'Les zones de travaux sont balisées.'],
  },
  {
    rule: 'L28', piece: 'ccap', whole: true, severity: 'advice',
    caught: ['# Insertion\nLe titulaire réalise 800 heures d’insertion.', '# Insertion\nLe titulaire réalise 800 heures d’insertion. Les heures non réalisées donnent lieu à une pénalité.'],
    left: ['# Insertion\nLe titulaire réalise 800 heures d’insertion. Une pénalité de 50 € par heure non réalisée est appliquée après mise en demeure.', '# Délais\nLe titulaire livre sous 48 heures.'],
  },
  {
    rule: 'L29', piece: 'ccap', whole: true, severity: 'attention',
    caught: ['# Insertion\nUne pénalité de 50 € par heure non réalisée est appliquée.', '# Insertion\nAprès mise en demeure, une pénalité de 50 € par heure d’insertion non réalisée est appliquée.'],
    left: ['# Insertion\nAprès mise en demeure, une pénalité de 50 € par heure d’insertion non réalisée est appliquée. Aucune pénalité n’est due pour une difficulté signalée et non résolue.', '# Délais\nUne pénalité de 100 € par jour de retard est appliquée.'],
  },
  {
    rule: 'L30', piece: 'ccap', severity: 'advice',
    caught: ['Une pénalité de 250 € par heure d’insertion non réalisée est appliquée.', 'Pénalité de 1 000 euros par heure d’insertion manquante.'],
    left: ['Une pénalité de 50 € par heure d’insertion non réalisée est appliquée.', 'Une pénalité de 250 € par jour de retard est appliquée.'],
  },
  {
    rule: 'L31', piece: 'avis', severity: 'blocking',
    caught: ['Le lot 2 est réservé aux entreprises de l’économie sociale et solidaire.'],
    left: ['Le lot 2 est réservé aux entreprises de l’économie sociale et solidaire, en application des articles L. 2113-15 et L. 2113-16.', 'Le lot 2 n’est pas réservé à l’économie sociale et solidaire.'],
  },
  {
    rule: 'L32', piece: 'rc', severity: 'blocking',
    caught: ['Le marché est réservé aux structures employant au moins 30 % de travailleurs handicapés.', 'Marché réservé : 55 % de travailleurs défavorisés au moins.'],
    left: [
      'Le titulaire réserve 5 % des heures du marché à des travailleurs défavorisés.',
      'Le marché est réservé aux structures employant au moins 50 % de travailleurs handicapés.', 'La directive dit 30 % mais le marché réservé suppose 50 % de travailleurs handicapés.', 'Le critère social compte pour 30 %.'],
  },
  {
    rule: 'L35', piece: 'avis', severity: 'blocking',
    caught: ['La concession est réservée aux entreprises adaptées, ESAT et structures d’insertion par l’activité économique.'],
    left: ['La concession est réservée aux entreprises adaptées.', 'La concession n’est pas réservée à la fois aux entreprises adaptées et aux SIAE.'],
  },
  {
    rule: 'L36', piece: 'rc', severity: 'blocking',
    caught: ['Le lot est réservé aux GEIQ.', 'Le marché est réservé aux entreprises inclusives.', 'Lot réservé aux ESUS du territoire', 'Le lot est réservé aux régies de quartier.'],
    left: ['Le lot est réservé aux entreprises d’insertion ou structures équivalentes, dont un GEIQ qui prouve la proportion.', 'Le lot n’est pas réservé aux GEIQ.', 'Le GEIQ met des salariés à disposition.', 'Le lot est réservé aux régies de quartier conventionnées.'],
  },
  {
    rule: 'L37', piece: 'rc', severity: 'attention',
    caught: ['Le lot de nettoyage est réservé aux associations intermédiaires.', 'Lot réservé aux ETTI'],
    left: ['Le lot de mise à disposition de personnel est réservé aux ETTI.', 'Le lot est réservé aux entreprises d’insertion.'],
  },
  {
    rule: 'L42', piece: 'rc', severity: 'blocking',
    caught: ['# Candidature\nLe candidat doit présenter sa démarche RSE.', '# Conditions de participation\nL’agrément ESUS est exigé.', '# Capacités\nLe candidat justifie de références en insertion.'],
    left: ['# Candidature\nAucune politique sociale n’est exigée du candidat.', '# Candidature\nLe lot est réservé : le candidat justifie de son agrément ESUS.', '# Exécution\nLe titulaire doit présenter ses actions d’insertion.'],
  },
  {
    rule: 'L43', piece: 'cctp', severity: 'blocking',
    caught: ['Les produits portent l’Écolabel européen.', 'Le papier est certifié FSC.'],
    left: ['Les produits portent l’Écolabel européen ou équivalent.', 'Le papier est certifié FSC.\nTout label équivalent est accepté.', 'Aucun label, comme FSC, n’est exigé.'],
  },
  {
    rule: 'L45', piece: 'ccap', severity: 'blocking',
    caught: ['L’usage du français est obligatoire sur le chantier.', 'Tous les ouvriers présents parlent français.', '# Chantier\nLe personnel maîtrise la langue française.'],
    left: ['Sur le chantier, un interprète permet aux salariés qui ne parlent pas français de connaître leurs droits.', 'L’usage du français n’est pas obligatoire sur le chantier.', 'Les documents du chantier sont rédigés en langue française, dont l’usage est obligatoire.', 'Le personnel parle français à l’accueil.'],
  },
  {
    rule: 'L46', piece: 'ccap', whole: true, severity: 'blocking',
    caught: ['Par dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 100 €.', 'Par dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 100 €.\n# Article 20 Liste des dérogations\nArticle 9 : déroge à l’article 16.1 du CCAG-FCS'],
    left: ['Par dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 100 €.\n# Article 20 Liste des dérogations\nL’article 7 déroge à l’article 14.1 du CCAG-FCS.', 'L’article 14.1 du CCAG-FCS s’applique.'],
  },
  {
    rule: 'L47', piece: 'ccap', severity: 'attention',
    caught: ['L’insertion est régie par l’article 20.1 du CCAG-FCS.'],
    left: ['L’insertion est régie par l’article 16.1.2 du CCAG-FCS.', 'L’insertion est régie par l’article 16 du CCAG-TIC.', 'Les délais sont à l’article 13 du CCAG-FCS.'],
  },
  { rule: 'L47', piece: 'ccap', ccag: 'travaux', severity: 'advice', caught: ['L’insertion suit l’article 16.1 du CCAG.'], left: ['L’insertion suit l’article 20.1 du CCAG.'] },
  { rule: 'L47', piece: 'ccap', severity: 'advice', caught: ['L’insertion suit l’article 17 du CCAG-MI.'], left: ['Les prix suivent l’article 17 du CCAG-MI.'] },
  {
    rule: 'L48', piece: 'rc', severity: 'blocking',
    caught: ['Sont exclus les candidats dont un marché antérieur a été résilié pour manquements.', 'Le candidat sans plan de vigilance sera exclu.'],
    left: ['Sont exclus les candidats dont un marché antérieur a été résilié pour manquements, après avoir été invités à présenter leurs observations.', 'Un manquement antérieur n’entraîne jamais une exclusion.'],
  },
  {
    rule: 'L49', piece: 'rc', severity: 'attention',
    caught: ['Tout candidat qui n’a pas publié d’informations de durabilité est exclu, après contradictoire.'],
    left: ['Un candidat soumis à l’obligation de publier des informations de durabilité et qui ne l’a pas fait peut être exclu.', 'Les informations de durabilité sont jointes.'],
  },
  {
    rule: 'L59', piece: 'rc', severity: 'attention',
    caught: ['Le facilitateur analyse les offres sur le critère social.', 'L’analyse des offres est faite avec le facilitateur.', 'La maison de l’emploi note les offres.'],
    left: [
      'Le facilitateur évalue les candidatures proposées par les structures.',
      'Le facilitateur ne participe pas à l’analyse des offres.', 'Le facilitateur suit les heures et informe les candidats.'],
  },
  {
    rule: 'L60', piece: 'rc', severity: 'advice',
    caught: ['L’offre comprend la liste nominative des bénéficiaires.', 'Le candidat joint le nom des personnes en insertion.'],
    left: ['Le candidat ne transmet aucun nom de personnes en insertion.', 'Le candidat indique le nom du correspondant.'],
  },
  {
    rule: 'L62', piece: 'cctp', severity: 'attention',
    caught: ['Les repas comprennent 50 % de produits locaux.', 'Les produits locaux comptent dans les objectifs EGalim.', 'Les produits de niveau 2 de la certification environnementale comptent parmi les produits durables.'],
    left: ['Les repas comprennent 50 % de produits durables et de qualité, dont 20 % biologiques.', 'Les produits locaux ne comptent pas dans EGalim.', 'La certification environnementale de niveau 2 est retenue jusqu’au 31 décembre 2026.', 'Réaliser 30 % des heures avec un local technique.'],
  },
];
