/**
 * Refusals: the closed list of what the product can say no to. A refusal is a value, never thrown by the domain;
 * each has a code, a status, a sentence for the person and what to do about it. Programmer errors throw.
 */
export const REFUSALS = {
  NOT_FOUND: { status: 404, title: 'Introuvable', remedy: 'Vérifiez l’adresse, ou revenez à la liste.' },
  INVALID_INPUT: { status: 400, title: 'Saisie à corriger', remedy: 'Corrigez les champs signalés, puis recommencez.' },
  INVALID_DATE: { status: 400, title: 'Date impossible', remedy: 'Écrivez la date sous la forme 2027-03-15.' },
  FORBIDDEN: { status: 403, title: 'Action non permise', remedy: 'Demandez ce droit à la personne qui administre Clausier.' },
  SIGN_IN_REQUIRED: { status: 401, title: 'Connexion nécessaire', remedy: 'Connectez-vous, puis recommencez. Ce que vous avez saisi reste dans cette page.' },
  SECOND_FACTOR_REQUIRED: { status: 401, title: 'Second facteur attendu', remedy: 'Saisissez le code de votre application d’authentification.' },
  WRONG_CREDENTIALS: {
    status: 401,
    title: 'Connexion refusée',
    remedy: 'Vérifiez l’adresse et le mot de passe, ou demandez un lien à la personne qui administre Clausier.',
  },
  TOO_MANY_ATTEMPTS: { status: 429, title: 'Trop d’essais', remedy: 'Attendez le délai indiqué, puis recommencez.' },
  WEAK_PASSWORD: { status: 422, title: 'Mot de passe trop facile', remedy: 'Choisissez une phrase de quatre mots sans rapport entre eux.' },
  BACKUPS_ELSEWHERE: { status: 409, title: 'Sauvegardes ailleurs', remedy: 'Adressez-vous à qui tient le serveur de bases de données.' },
  LINK_GONE: { status: 410, title: 'Lien périmé', remedy: 'Demandez un nouveau lien à la personne qui administre Clausier.' },
  SSO_REFUSED: {
    status: 403,
    title: 'Connexion refusée',
    remedy: 'Demandez une invitation à la personne qui administre Clausier, puis recommencez depuis son lien.',
  },
  SSO_NOT_SET: { status: 409, title: 'Pas de service de connexion', remedy: 'Connectez-vous par mot de passe.' },
  SSO_UNAVAILABLE: { status: 503, title: 'Service de connexion injoignable', remedy: 'Recommencez dans quelques minutes, ou connectez-vous par mot de passe.' },
  ALREADY_EXISTS: { status: 409, title: 'Déjà présent', remedy: 'Choisissez un autre nom, ou modifiez ce qui existe.' },
  LAST_ADMINISTRATOR: { status: 409, title: 'Dernier administrateur', remedy: 'Donnez d’abord le rôle d’administrateur à une autre personne active.' },
  LOCAL_ONLY: {
    status: 409,
    title: 'Clausier sert un seul poste',
    remedy: 'Les comptes et les équipes existent quand Clausier sert une organisation : voyez le guide d’exploitation.',
  },
  ALREADY_ANSWERED: { status: 409, title: 'Question déjà répondue', remedy: 'La première réponse est gardée : rechargez la tentative pour la voir.' },
  ATTEMPT_OVER: { status: 409, title: 'Tentative terminée', remedy: 'Ouvrez son résultat, ou commencez-en une autre.' },
  NOTHING_TO_ASK: { status: 409, title: 'Aucune question', remedy: 'Revenez quand une question sera due, ou choisissez un autre module.' },
  NOT_PASSED: { status: 409, title: 'Réussite à venir', remedy: 'Terminez les modules indiqués, puis demandez l’attestation.' },
  ROOM_OVER: { status: 410, title: 'Séance terminée', remedy: 'Demandez un nouveau code à la personne qui anime.' },
  ROOM_MOVED: { status: 409, title: 'La séance a avancé', remedy: 'Rechargez la question en cours.' },
  ROUND_CLOSED: { status: 409, title: 'Relecture close', remedy: 'Écrivez à la personne qui pilote le schéma.' },
  ROUND_ANSWERED: { status: 409, title: 'Relecture répondue', remedy: 'Vous pouvez la clore.' },
  PAGE_GONE: { status: 410, title: 'Page retirée', remedy: 'Écrivez à l’organisme qui vous en a donné l’adresse.' },
  PARTICIPATION_ANSWERED: { status: 409, title: 'Des avis reçus', remedy: 'Vous pouvez la clore, ou retirer sa page.' },
  COMMENT_ERASED: { status: 409, title: 'Avis effacé', remedy: 'Rechargez la page.' },
  IMPORT_OVER: { status: 409, title: 'Import terminé', remedy: 'Rechargez la page pour voir son résultat.' },
  IMPORT_RUNNING: { status: 409, title: 'Import en cours', remedy: 'Attendez sa fin, ou arrêtez-le, puis recommencez.' },
  NO_DATA: { status: 409, title: 'Aucune donnée', remedy: 'Importez d’abord les données, ou saisissez les valeurs avec leur source.' },
  BACKUP_FAILED: { status: 503, title: 'Sauvegarde non faite', remedy: 'Vérifiez la place et les droits du dossier des sauvegardes, puis recommencez.' },
  CLAUSE_CLOSED: { status: 409, title: 'Clause publiée', remedy: 'Reprenez la rédaction : la version publiée reste dans la bibliothèque pendant ce temps.' },
  CLAUSE_FAULTY: { status: 422, title: 'Clause à compléter', remedy: 'Corrigez ce qui est signalé, puis publiez. Le brouillon est gardé.' },
  MOVE_REFUSED: { status: 409, title: 'Geste impossible ici', remedy: 'Rechargez la clause : elle a peut-être changé d’état.' },
  PRECONDITION_REQUIRED: { status: 428, title: 'Version absente', remedy: 'Envoyez la version lue dans l’en-tête If-Match (celle de l’en-tête ETag).' },
  STALE_VERSION: { status: 412, title: 'Modifié entre-temps', remedy: 'Comparez les deux versions, puis gardez la bonne ou les deux.' },
  TOO_LARGE: { status: 413, title: 'Envoi trop lourd', remedy: 'Réduisez la taille de l’envoi.' },
  UNSUPPORTED_FILE: { status: 415, title: 'Fichier refusé', remedy: 'Choisissez un fichier d’un type accepté.' },
  UNREADABLE_FILE: { status: 422, title: 'Fichier illisible', remedy: 'Ouvrez le fichier dans son logiciel, enregistrez-le de nouveau, puis recommencez.' },
  PACK_REFUSED: { status: 422, title: 'Paquet refusé', remedy: 'Demandez de nouveau le paquet à qui le diffuse.' },
  UNKNOWN_VARIABLE: { status: 422, title: 'Variable inconnue', remedy: 'Utilisez les variables déclarées par la clause.' },
  NO_TEXT_FOR_PIECE: { status: 404, title: 'Pas de texte pour cette pièce', remedy: 'Choisissez une pièce que cette clause rédige.' },
  PLACE_GONE: { status: 409, title: 'Emplacement disparu', remedy: 'Choisissez de nouveau la place de la clause dans le plan du fichier, puis recommencez.' },
  PROTECTED_FILE: {
    status: 422,
    title: 'Fichier protégé',
    remedy: 'Retirez la protection dans Word (Révision › Restreindre la modification), enregistrez, puis recommencez.',
  },
  CONVERTER_MISSING: {
    status: 415,
    title: 'Ancien format',
    remedy: 'Ouvrez le fichier dans Word ou LibreOffice, choisissez « Enregistrer sous » et le type « Document Word (.docx) », puis envoyez ce fichier.',
  },
  EXPORT_FAILED: { status: 503, title: 'Document non produit', remedy: 'Recommencez ; si cela persiste, réduisez le document ou retirez le modèle Word.' },
  BUSY: { status: 503, title: 'Serveur occupé', remedy: 'Attendez quelques secondes, puis recommencez. Rien n’est perdu.' },
  DISK_FULL: { status: 507, title: 'Disque plein', remedy: 'Libérez de la place sur le disque du serveur. Votre saisie reste dans cette page.' },
  READ_ONLY: {
    status: 503,
    title: 'Enregistrement impossible',
    remedy: 'Le dossier de données n’est pas accessible en écriture : prévenez votre service informatique.',
  },
  ORIGIN_REFUSED: { status: 403, title: 'Origine refusée', remedy: 'Ouvrez Clausier à son adresse, puis recommencez depuis la page.' },
  INTERNAL: { status: 500, title: 'Erreur inattendue', remedy: 'Recommencez ; si cela persiste, signalez l’heure de l’erreur.' },
} as const satisfies Record<string, { status: number; title: string; remedy: string }>;

export type RefusalCode = keyof typeof REFUSALS;

/** One field at fault: its path in the request (`organisation/siren`) and what to write instead. */
export type FieldFault = { path: string; message: string };

export type Refusal = {
  refused: RefusalCode;
  /** One French sentence for the person. */
  message: string;
  /** Overrides the code's usual remedy. */
  remedy?: string;
  fields?: FieldFault[];
  /** More facts for the page, such as both versions of a conflict. */
  extra?: Record<string, unknown>;
};

export const refuse = (refused: RefusalCode, message: string, more: Omit<Refusal, 'refused' | 'message'> = {}): Refusal => ({ refused, message, ...more });

export const isRefusal = (value: unknown): value is Refusal => typeof value === 'object' && value !== null && 'refused' in value;
