export const root: string;
export function say(message: string): void;
export function stop(message: string): never;
export function installPackages(): void;
