using BenchmarkDotNet.Running;
using OpenQoE.Tests.Benchmarks;

switch (args)
{
    case ["guard"]:
        return Guard.Check();
    case ["guard", "--update", var path]:
        return Guard.Update(path);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Corpus).Assembly).Run(args);
        return 0;
}
