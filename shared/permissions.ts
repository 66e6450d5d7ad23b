/**
 * Who may do what: one table, read by the server to enforce and by the page to hide or explain.
 * On one desk, the local person holds every role.
 */
export const ROLES = ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent', 'reader', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  'clause:read': ROLES,
  /** Clauses of the organisation: written, adapted, brought in from Word. */
  'clause:write': ['administrator', 'jurist', 'buyer'],
  /** Reviewed, published, retired; an update of Clausier taken or left. */
  'clause:publish': ['administrator', 'jurist'],
  'clause:comment': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent'],
  'law:read': ROLES,
  /** A reference read again, with name and date. */
  'law:review': ['administrator', 'jurist'],
  /** A signed pack of references, thresholds, clauses and questions. */
  'pack:apply': ['administrator'],
  'scheme:read': ROLES,
  'scheme:create': ['administrator', 'scheme-lead'],
  'scheme:update': ['administrator', 'scheme-lead'],
  'scheme:delete': ['administrator', 'scheme-lead'],
  'scheme:share': ['administrator', 'scheme-lead'],
  'scheme:export': ROLES,
  /** Comments, tasks, one's part of a review round. */
  'scheme:comment': ['administrator', 'jurist', 'scheme-lead', 'buyer', 'referent'],
  /** Review rounds of the departments. */
  'scheme:round': ['administrator', 'scheme-lead'],
  /** A frozen version with its number. */
  'scheme:publish': ['administrator', 'scheme-lead'],
  /** The public consultation: opened, moderated, closed. */
  'scheme:consult': ['administrator', 'scheme-lead'],
  'tender:read': ROLES,
  'tender:create': ['administrator', 'jurist', 'buyer'],
  'tender:update': ['administrator', 'jurist', 'buyer', 'referent'],
  'tender:delete': ['administrator', 'buyer'],
  'tender:share': ['administrator', 'buyer'],
  'tender:export': ROLES,
  /** Schemes and consultations of every team, not only of one's own: seen, then changed as far as one's roles allow. */
  'document:reach-all': ['administrator', 'jurist', 'auditor'],
  'document:change-all': ['administrator', 'jurist'],
  'labour-share:update': ['administrator', 'jurist', 'buyer'],
  /** Lessons, attempts, one's own certificate. */
  'training:learn': ROLES,
  /** The practice consultations: the same work, with the same right, as the real ones. */
  'training:practise': ['administrator', 'jurist', 'buyer', 'referent'],
  /** Who is where, cohorts, rooms, slides and guides. */
  'training:lead': ['administrator', 'scheme-lead'],
  /** Questions read again when the law changes. */
  'training:review': ['administrator', 'jurist'],
  /** The organisation's own modules. */
  'training:write': ['administrator', 'jurist', 'scheme-lead'],
  'network:read': ROLES,
  'network:manage': ['administrator', 'scheme-lead'],
  /** Indicators, contracts, purchases by supplier, reviews. */
  'figure:read': ROLES,
  /** Files of published contracts, of accounting, of suppliers. */
  'figure:import': ['administrator', 'scheme-lead', 'buyer'],
  /** Values typed by hand, contradictions decided, buyers and territory. */
  'figure:write': ['administrator', 'jurist', 'scheme-lead'],
  /** The annual review and the publication. */
  'figure:publish': ['administrator', 'scheme-lead'],
  'file:create': ['administrator', 'scheme-lead'],
  'file:read': ROLES,
  /** Names of colleagues and teams, to share with them. */
  'directory:read': ROLES,
  'person:read': ['administrator', 'auditor'],
  'person:manage': ['administrator'],
  'team:manage': ['administrator'],
  'organisation:update': ['administrator'],
  'organisation:export': ['administrator'],
  'audit:read': ['administrator', 'auditor'],
  'service:read': ['administrator', 'auditor'],
  'service:backup': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;
export const PERMISSION_NAMES = Object.keys(PERMISSIONS).filter((name): name is Permission => name in PERMISSIONS);

/**
 * What a route asks of its caller, said in the OpenAPI description as `x-rule`: nothing, a session whose second factor
 * may still be missing, any complete session, or a permission.
 */
export const RULES = ['open', 'started-session', 'session'] as const;
export type Rule = (typeof RULES)[number] | Permission;

/** The person acting, and the organisation whose data they may reach. */
export type Actor = { personId: string; organisationId: string; roles: readonly Role[] };

/** True when one of the actor's roles holds the permission. */
export const may = (actor: Actor, permission: Permission): boolean => {
  const holders: readonly Role[] = PERMISSIONS[permission];
  return actor.roles.some((role) => holders.includes(role));
};

/** What a person may do to one document, before their role is asked. */
export const ACCESSES = ['read', 'write'] as const;
export type Access = (typeof ACCESSES)[number];

/**
 * Which documents a person can see: those of the whole organisation (no team), of their teams, shared with them or with
 * one of their teams; every one as far as `everything` says. First argument of the repositories of schemes and consultations.
 */
export type Reach = { organisationId: string; personId: string; everything: Access | null };

export const reachOf = (actor: Actor): Reach => ({
  organisationId: actor.organisationId,
  personId: actor.personId,
  everything: may(actor, 'document:change-all') ? 'write' : may(actor, 'document:reach-all') ? 'read' : null,
});
