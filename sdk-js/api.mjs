// The package's types. Without arguments: one file of declarations for each entry, in dist. With "check": compares the public surface with
// the reports in api/, and with "update" writes them anew.
import { Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const ENTRIES = {
  openqoe: "index",
  core: "core",
  ...Object.fromEntries(["hlsjs", "dashjs", "shaka", "videojs"].map((name) => [`players/${name}`, `players/${name}`])),
};
const mode = process.argv[2] ?? "declarations";

for (const [entry, source] of Object.entries(ENTRIES)) {
  // A player's entry is one PlayerKind: nothing to report.
  if (mode !== "declarations" && entry.startsWith("players/")) continue;
  const report = `${entry}.api.md`;
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: resolve("package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: resolve("."),
      mainEntryPointFilePath: resolve(`dist/types/${source}.d.ts`),
      compiler: { tsconfigFilePath: resolve("tsconfig.build.json") },
      apiReport: {
        enabled: mode !== "declarations",
        reportFolder: resolve("api"),
        reportTempFolder: resolve("dist/api"),
        reportFileName: report,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: mode === "declarations", untrimmedFilePath: resolve(`dist/${entry}.d.ts`) },
      tsdocMetadata: { enabled: false },
      // What an exported type mentions is in the report as well, exported or not.
      messages: { extractorMessageReporting: { "ae-forgotten-export": { logLevel: "none" } } },
    },
  });
  const { succeeded } = Extractor.invoke(config, { localBuild: mode === "update" });
  const undocumented = mode === "check" && readFileSync(resolve("api", report), "utf8").includes("(undocumented)");
  if (undocumented) console.error(`${report}: whatever is public says what it means`);
  if (!succeeded || undocumented) process.exitCode = 1;
}
