/** Every bound of the product, once: schema, form and database check read it here. */
export const LIMITS = {
  title: 300,
  shortText: 500,
  longText: 20_000,
  /** Characters of a clause variable, by its type. */
  textVariable: 500,
  longTextVariable: 5_000,
  /** Characters in one rich text: about sixty pages. */
  richText: 200_000,
  /** Blocks in one rich text. */
  blocks: 2_000,
  /** Rows in one list of the scheme (actions, bodies, lines of a table). */
  rows: 200,
  axes: 12,
  objectivesPerAxis: 40,
  actionsPerObjective: 60,
  indicators: 120,
  /** Rows of a shared scheme, one for a buyer and an indicator. */
  buyerFigures: 4_000,
  /** The whole scheme as JSON. */
  schemeBytes: 4_000_000,
  logoBytes: 2_000_000,
  logoPixels: 6_000,
  templateBytes: 10_000_000,
  /** A buyer’s Word file, as sent; its parts are inflated only when they are read. */
  documentBytes: 20_000_000,
  documentInflatedBytes: 300_000_000,
  documentEntries: 5_000,
  /** The one part we read whole: about four thousand pages, what the worker’s memory holds before and after a change. */
  documentPartBytes: 20_000_000,
  documentsPerTender: 40,
  /** All the files of one archive, before it is made. */
  archiveBytes: 100_000_000,
  insertionsPerDocument: 60,
  /** Reading or changing one Word file. */
  wordSeconds: 10,
  /** The whole consultation as JSON. */
  tenderBytes: 4_000_000,
  cpvResults: 50,
  /** A package's parts once inflated. */
  inflatedBytes: 100_000_000,
  zipEntries: 2_000,
  searchQuery: 200,
  pageSize: 200,
  /** Euro cents: a thousand billion euros. */
  moneyCents: 100_000_000_000_000,
  /** The whole, in basis points. */
  basisPoints: 10_000,
  /** A contract of a hundred years. */
  months: 1_200,
  renewals: 100,
  /** Twenty-five million hours, in quarter-hours. */
  quarterHours: 100_000_000,
  /** Hours of one tranche invoiced, then those of staff to take over each month, in quarter-hours. */
  trancheQuarterHours: 4_000_000,
  monthlyQuarterHours: 40_000_000,
  /** Ten thousand euros an hour, in cents. */
  hourlyCostCents: 1_000_000,
  teamSize: 100_000,
  population: 100_000_000,
  yearMin: 2000,
  yearMax: 2100,
  /** Kept versions of one scheme. */
  versions: 200,
  exportSeconds: 60,
  email: 254,
  personName: 200,
  /** Characters a new password needs, at least. */
  passwordLength: 12,
  /** What is hashed at most: longer texts are refused, never cut. */
  passwordBytes: 256,
  recoveryCodes: 10,
  peoplePerOrganisation: 5_000,
  teams: 200,
  shares: 200,
  /** Minutes without a request, then hours since sign-in, after which a session ends. */
  sessionIdleMinutes: 120,
  sessionHours: 12,
  /** Sessions one person may hold; the oldest ends first. */
  sessionsPerPerson: 20,
  /** How long a one-time link works: an invitation, a first administrator, a reset asked for. */
  invitationHours: 168,
  firstAdministratorHours: 24,
  resetHours: 2,
  /** Months a line of the journal is kept: the default, and what an operator may choose. */
  auditMonths: 12,
  auditMonthsMin: 6,
  auditMonthsMax: 36,
  /** Days in the bin before a scheme or a consultation is removed for good; a logo or a template nothing uses, after as long. */
  binDays: 90,
  /** Backups kept: one a day, one a week, one a month. */
  backupsDaily: 7,
  backupsWeekly: 4,
  backupsMonthly: 6,
  /** Under this much room left, the disk is said to be nearly full. */
  diskLowBytes: 500_000_000,
  /** One organisation as one file, sent back. */
  organisationImportBytes: 2_000_000_000,
  /** Characters of a question's prompt, explanation or paragraph. */
  questionText: 2_000,
  questionsPerModule: 200,
  ownModules: 60,
  /** One module sent back as a file. */
  moduleFileBytes: 1_000_000,
  cohortSize: 500,
  cohorts: 200,
  /** Phones in one room; rooms open at once in one organisation; hours after which a forgotten room ends. */
  roomPlayers: 120,
  rooms: 20,
  roomHours: 8,
  departments: 300,
  networkContacts: 1_000,
  networkEvents: 1_000,
  /** Days until a missed question comes back, box by box; then it is known. */
  reviewDays: [1, 3, 7, 16, 35],
  reviewQuestions: 12,
  refresherQuestions: 6,
  refresherMonths: 12,
  /** Months after which a practice consultation nobody touched goes, and an attempt nobody finished. */
  practiceMonths: 12,
  openAttemptMonths: 12,
  /** Words a minute, to say how long a lesson takes. */
  readingWordsPerMinute: 200,
  /** A file of published contracts, of accounting, of suppliers, as sent. */
  importBytes: 1_500_000_000,
  /** One contract in it; the largest seen is under a hundred thousand. */
  recordBytes: 1_000_000,
  /** Records without any contract at the head of a file, after which it is another kind of file: a real export has one in its first lines. */
  strangeRecords: 200,
  /** A consolidated table up to this size is grouped in memory; a bigger one goes through passing files, one in memory at a time… */
  tableInMemoryBytes: 16_000_000,
  /** …this many at most: they are open together, and a process may open a thousand. */
  tablePassingFiles: 200,
  /** One text field of the form that sends an import: the names of a wide table's columns make its options long. */
  importFieldBytes: 20_000,
  /** Lines of the report kept for one anomaly of one import; every one is counted. */
  anomaliesKept: 5_000,
  importsPerOrganisation: 200,
  /** Imports that wait their turn, all organisations together. */
  importsWaiting: 20,
  /** Lines of purchases from which two files that pay the same sums to the same suppliers are the same purchases; fewer may agree by chance. */
  samePurchases: 10,
  figureBuyers: 100,
  /** Departments of the territory where a holder is local. */
  figureDepartments: 20,
  /** Cents above which an amount leaves the sums: contract, concession (ministry's thresholds, 3 and 15 billion euros). */
  absurdContractCents: 300_000_000_000,
  absurdConcessionCents: 1_500_000_000_000,
  /** Months above which a duration is said: contract, concession. */
  longContractMonths: 180,
  longConcessionMonths: 360,
  /** Months after which a list of suppliers is stale. */
  supplierListMonths: 12,
  /** Months ahead in which an ending contract is worth preparing. */
  opportunityMonths: 18,
  contractsPage: 50,
  /** Years of indicators in one answer. */
  figureYears: 30,
  /** Contracts whose holders are counted in one request: beyond, everybody else would wait for it. */
  holdersCounted: 100_000,
  /** Lines of a list as a table: a spreadsheet opens no more in comfort. */
  contractsExported: 50_000,
  opportunitiesExported: 5_000,
  reviewsPerScheme: 100,
  /** Review rounds of one scheme; parts of a round; who reads one part, what it covers, what it is asked, what it remarks. */
  roundsPerScheme: 100,
  roundParts: 60,
  roundReaders: 20,
  roundPlaces: 40,
  roundQuestions: 10,
  roundRemarks: 100,
  /** A message, an answer, a remark, a reason: two pages. */
  roundText: 5_000,
  /** Published versions of one scheme, each with its Word file. */
  publicationsPerScheme: 100,
  /** Public consultations of one scheme; comments of one (those refused apart, and twice as many in all); comments that one answer answers. */
  participationsPerScheme: 20,
  participationComments: 2_000,
  participationGroup: 200,
  participationsPage: 50,
  /** Characters of an introduction, then of what a person writes. */
  participationIntroduction: 10_000,
  participationText: 3_000,
  participationQuote: 300,
  participationName: 80,
  /** Seconds before which nobody has read and written; hours after which a form is opened afresh. */
  participationMinimumSeconds: 5,
  participationFormHours: 24,
  /** Days after which the words of a refused comment go; months after the end of a consultation, the names that were signed. */
  participationRefusedDays: 30,
  participationNameMonths: 12,
  /** Characters of one comment on a scheme, and of the passage it points at. */
  commentText: 4_000,
  quote: 500,
  /** Comments and tasks of one scheme. */
  commentsPerScheme: 5_000,
  tasksPerScheme: 1_000,
  /** Seconds between two signs that a page is open on a scheme, then without a sign before its person is no longer there. */
  presenceBeatSeconds: 15,
  presenceForgetSeconds: 40,
  /** Minutes without a key nor a pointer after which a page gives no more sign: it must not hold a session open. */
  presenceIdleMinutes: 10,
  /** A signed update pack, as sent: about three times today’s content; its files; the characters of one. */
  packBytes: 12_000_000,
  packFiles: 3_000,
  packFileCharacters: 1_000_000,
  /** Why a reference was judged so. */
  watchNote: 2_000,
  /** Reviews of one thing kept for one organisation; the oldest goes. */
  watchReviewsPerItem: 50,
  /** Changes of the content kept: about ten large updates. */
  contentChanges: 20_000,
  /** Months after which a reading of the law is old: two updates of the code a year (January, and the summer before its entry into force). */
  lawReviewMonths: 6,
  /** Months after its launch during which a consultation is still said to be under way. */
  openTenderMonths: 12,
  /** Clauses of one organisation, published versions of one clause, its content as JSON. */
  ownClauses: 500,
  ownClauseVersions: 500,
  ownClauseBytes: 1_000_000,
  /** Comments on one clause, answers included. */
  commentsPerClause: 500,
  /** Steps of one difference of texts, then lines compared two by two in one gap: beyond, it is said replaced as a whole. */
  differenceSteps: 3_000_000,
  differencePairs: 40_000,
  /** Clauses of one consultation taken in their newer version at once; offers received for one lot. */
  renewedClauses: 2_000,
  offers: 10_000,
  /** Clause texts that consultations hold, kept parsed. */
  keptRecords: 500,
  /** Consultations listed under « Utilisée dans »; all of them are counted. */
  clauseUses: 100,
  /** Requests a minute: of one session, then of one address without a session. */
  requestsPerMinute: 600,
  openRequestsPerMinute: 120,
} as const;
