/** The root of every route: the shell, behind the gate. Features that own their routes hang them here. */
import { createRootRoute } from '@tanstack/react-router';
import { gate } from './gate.ts';
import { Shell } from './shell/Shell.tsx';

export const rootRoute = createRootRoute({ component: Shell, beforeLoad: ({ location, preload }) => (preload ? undefined : gate(location)) });
