/** Which database the tests of a project run on: `provide` says it (`vitest.config.ts`), `inject('engine')` tells. */

export type Engine = 'sqlite' | 'postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    engine: Engine;
    /** Address of the server, and the name of its database that tests copy; in a project whose engine it is. */
    postgres: { server: string; template: string };
  }
}
