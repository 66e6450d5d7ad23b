/** Sentences of the checks L31 to L62: those a check must catch, and neighbours it must leave alone. */
import type { TextCase } from './text-case.ts';

export const TEXT_CASES_31_62: readonly TextCase[] = [
  {
    rule: 'L31',
    piece: 'avis',
    severity: 'blocking',
    caught: ['Le lot 2 est réservé aux entreprises de l’économie sociale et solidaire.'],
    left: [
      'Le lot 2 est réservé aux entreprises de l’économie sociale et solidaire, en application des articles L. 2113-15 et L. 2113-16.',
      'Le lot 2 n’est pas réservé à l’économie sociale et solidaire.',
    ],
  },
  {
    rule: 'L32',
    piece: 'rc',
    severity: 'attention',
    caught: ['Marché réservé : 55 % de travailleurs défavorisés au moins.'],
    left: ['Marché réservé : 50 % de travailleurs défavorisés au moins.'],
  },
  {
    rule: 'L32',
    piece: 'rc',
    severity: 'blocking',
    caught: [
      'Le marché est réservé aux structures employant au moins 30 % de travailleurs handicapés.',
      'Marché réservé : 45 % de travailleurs défavorisés au moins.',
    ],
    left: [
      'Le titulaire réserve 5 % des heures du marché à des travailleurs défavorisés.',
      'Le marché est réservé aux structures employant au moins 50 % de travailleurs handicapés.',
      'La directive dit 30 % mais le marché réservé suppose 50 % de travailleurs handicapés.',
      'Le critère social compte pour 30 %.',
    ],
  },
  {
    rule: 'L35',
    piece: 'avis',
    severity: 'blocking',
    caught: ['La concession est réservée aux entreprises adaptées, ESAT et structures d’insertion par l’activité économique.'],
    left: ['La concession est réservée aux entreprises adaptées.', 'La concession n’est pas réservée à la fois aux entreprises adaptées et aux SIAE.'],
  },
  {
    rule: 'L36',
    piece: 'rc',
    severity: 'blocking',
    caught: [
      'Le lot est réservé aux GEIQ.',
      'Le marché est réservé aux entreprises inclusives.',
      'Lot réservé aux ESUS du territoire',
      'Le lot est réservé aux régies de quartier.',
    ],
    left: [
      'Le lot est réservé aux entreprises d’insertion ou structures équivalentes, dont un GEIQ qui prouve la proportion.',
      'Le lot n’est pas réservé aux GEIQ.',
      'Le GEIQ met des salariés à disposition.',
      'Le lot est réservé aux régies de quartier conventionnées.',
    ],
  },
  {
    rule: 'L37',
    piece: 'rc',
    severity: 'attention',
    caught: ['Le lot de nettoyage est réservé aux associations intermédiaires.', 'Lot réservé aux ETTI'],
    left: ['Le lot de mise à disposition de personnel est réservé aux ETTI.', 'Le lot est réservé aux entreprises d’insertion.'],
  },
  {
    rule: 'L41',
    piece: 'rc',
    severity: 'attention',
    caught: [
      'Le chiffre d’affaires annuel minimal est de deux fois le montant estimé du marché.',
      'Un chiffre d’affaires d’au moins 2,5 fois la valeur du lot est exigé.',
      'Le chiffre d’affaires minimal est le double du montant du marché.',
    ],
    left: [
      'Le chiffre d’affaires minimal exigé est de 1,5 fois le montant estimé du marché.',
      'Aucun chiffre d’affaires supérieur à deux fois le montant du marché n’est exigé.',
      'Les candidats indiquent leur chiffre d’affaires des trois derniers exercices et les références du marché.',
    ],
  },
  {
    rule: 'L42',
    piece: 'rc',
    severity: 'blocking',
    caught: [
      '# Candidature\nLe candidat doit présenter sa démarche RSE.',
      '# Conditions de participation\nL’agrément ESUS est exigé.',
      '# Capacités\nLe candidat justifie de références en insertion.',
    ],
    left: [
      '# Candidature\nAucune politique sociale n’est exigée du candidat.',
      '# Candidature\nLe lot est réservé : le candidat justifie de son agrément ESUS.',
      '# Exécution\nLe titulaire doit présenter ses actions d’insertion.',
    ],
  },
  {
    rule: 'L43',
    piece: 'cctp',
    severity: 'blocking',
    caught: ['Les produits portent l’Écolabel européen.', 'Le papier est certifié FSC.'],
    left: [
      'Les produits portent l’Écolabel européen ou équivalent.',
      'Le papier est certifié FSC.\nTout label équivalent est accepté.',
      'Aucun label, comme FSC, n’est exigé.',
    ],
  },
  {
    rule: 'L45',
    piece: 'ccap',
    severity: 'blocking',
    caught: [
      'L’usage du français est obligatoire sur le chantier.',
      'Langue française obligatoire sur le chantier.',
      'Tous les ouvriers présents parlent français.',
      '# Chantier\nLe personnel maîtrise la langue française.',
    ],
    left: [
      'Sur le chantier, un interprète permet aux salariés qui ne parlent pas français de connaître leurs droits.',
      'L’usage du français n’est pas obligatoire sur le chantier.',
      'Les documents du chantier sont rédigés en langue française, dont l’usage est obligatoire.',
      'Le personnel parle français à l’accueil.',
    ],
  },
  {
    rule: 'L46',
    piece: 'ccap',
    whole: true,
    severity: 'blocking',
    caught: [
      'Par dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 100 €.',
      'Par dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 100 €.\n# Article 20 Liste des dérogations\nArticle 9 : déroge à l’article 16.1 du CCAG-FCS',
    ],
    left: [
      'Par dérogation à l’article 14.1 du CCAG-FCS, la pénalité est de 100 €.\n# Article 20 Liste des dérogations\nL’article 7 déroge à l’article 14.1 du CCAG-FCS.',
      'L’article 14.1 du CCAG-FCS s’applique.',
    ],
  },
  {
    rule: 'L47',
    piece: 'ccap',
    severity: 'attention',
    caught: ['L’insertion est régie par l’article 20.1 du CCAG-FCS.'],
    left: [
      'L’insertion est régie par l’article 16.1.2 du CCAG-FCS.',
      'L’insertion est régie par l’article 16 du CCAG-TIC.',
      'Les délais sont à l’article 13 du CCAG-FCS.',
    ],
  },
  {
    rule: 'L47',
    piece: 'ccap',
    ccag: 'travaux',
    severity: 'advice',
    caught: ['L’insertion suit l’article 16.1 du CCAG.'],
    left: ['L’insertion suit l’article 20.1 du CCAG.'],
  },
  {
    rule: 'L47',
    piece: 'ccap',
    severity: 'advice',
    caught: ['L’insertion suit l’article 17 du CCAG-MI.'],
    left: ['Les prix suivent l’article 17 du CCAG-MI.'],
  },
  {
    rule: 'L48',
    piece: 'rc',
    severity: 'blocking',
    caught: ['Sont exclus les candidats dont un marché antérieur a été résilié pour manquements.', 'Le candidat sans plan de vigilance sera exclu.'],
    left: [
      'Sont exclus les candidats dont un marché antérieur a été résilié pour manquements, après avoir été invités à présenter leurs observations.',
      'Un manquement antérieur n’entraîne jamais une exclusion.',
    ],
  },
  {
    rule: 'L49',
    piece: 'rc',
    severity: 'attention',
    caught: ['Tout candidat qui n’a pas publié d’informations de durabilité est exclu, après contradictoire.'],
    left: [
      'Un candidat soumis à l’obligation de publier des informations de durabilité et qui ne l’a pas fait peut être exclu.',
      'Les informations de durabilité sont jointes.',
    ],
  },
  {
    rule: 'L59',
    piece: 'rc',
    severity: 'attention',
    caught: [
      'Le facilitateur analyse les offres sur le critère social.',
      'L’analyse des offres est faite avec le facilitateur.',
      'La maison de l’emploi note les offres.',
    ],
    left: [
      'Le facilitateur évalue les candidatures proposées par les structures.',
      'Le facilitateur ne participe pas à l’analyse des offres.',
      'Le facilitateur suit les heures et informe les candidats.',
    ],
  },
  {
    rule: 'L60',
    piece: 'rc',
    severity: 'advice',
    caught: ['L’offre comprend la liste nominative des bénéficiaires.', 'Le candidat joint le nom des personnes en insertion.'],
    left: ['Le candidat ne transmet aucun nom de personnes en insertion.', 'Le candidat indique le nom du correspondant.'],
  },
  {
    rule: 'L62',
    piece: 'cctp',
    severity: 'attention',
    caught: [
      'Les repas comprennent 50 % de produits locaux.',
      'Les produits locaux comptent dans les objectifs EGalim.',
      'Les produits de niveau 2 de la certification environnementale comptent parmi les produits durables.',
    ],
    left: [
      'Les repas comprennent 50 % de produits durables et de qualité, dont 20 % biologiques.',
      'Les produits locaux ne comptent pas dans EGalim.',
      'La certification environnementale de niveau 2 est retenue jusqu’au 31 décembre 2026.',
      'Réaliser 30 % des heures avec un local technique.',
    ],
  },
];
