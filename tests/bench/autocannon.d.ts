declare module 'autocannon' {
  type Result = { requests: { average: number }; errors: number; non2xx: number };
  type Options = { url: string; connections: number; duration: number; headers?: Record<string, string> };
  const autocannon: (options: Options) => Promise<Result>;
  export = autocannon;
}
