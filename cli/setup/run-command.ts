import { spawn } from 'node:child_process';
import { root } from './paths';

/** How a command ended, and what it printed. */
export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Runs a command in the project's folder. What it prints is kept, and passed on as it comes where `show` is set. */
export function runCommand(
  file: string,
  args: readonly string[],
  options: { readonly show: boolean; readonly env?: Readonly<Record<string, string>> },
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && file.endsWith('.cmd'),
    });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (options.show) process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ status: 127, output: `${output}${error.message}\n` }));
    child.on('close', (status, signal) => {
      if (signal !== null) take(Buffer.from(`${file} was ended by ${signal}\n`));
      resolve({ status: status ?? 1, output });
    });
  });
}
