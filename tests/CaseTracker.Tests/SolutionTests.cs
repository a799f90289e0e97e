using System.Text.RegularExpressions;

namespace CaseTracker.Tests;

public sealed partial class SolutionTests
{
    private static readonly string[] _folders = ["src", "tests", "IdentityServer"];

    private static IEnumerable<string> Projects => _folders.SelectMany(f => Repository.Files(f, ".csproj"));

    [TestCaseSource(nameof(Projects))]
    public void Every_project_is_in_the_solution(string project) =>
        Assert.That(Repository.Read("CaseTracker.sln").Replace('\\', '/'), Does.Contain($"\"{project}\""));

    [TestCaseSource(nameof(Projects))]
    public void Every_project_locks_its_packages_without_a_registry_address(string project)
    {
        var lockFile = Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.lock.json");

        Assert.That(lockFile, Does.Exist);
        Assert.That(File.ReadAllText(lockFile), Does.Not.Contain("http"));
    }

    [TestCase("src/CaseTracker.Web")]
    [TestCase("tests/CaseTracker.EndToEnd.Tests")]
    public void Npm_packages_are_locked_without_a_registry_address(string folder) =>
        Assert.That(Repository.Read($"{folder}/package-lock.json"), Does.Contain("\"integrity\"").And.Not.Contain("\"resolved\""));

    /// <summary>Any standard provider can take the place of the identity server, and only a demonstration brings it along.</summary>
    [Test]
    public void The_identity_server_and_the_product_do_not_know_each_other()
    {
        var references = Reference().Matches(Repository.Read("IdentityServer/IdentityServer.csproj")).Select(m => m.Groups[1].Value);
        Assert.That(references, Is.Not.Empty.And.All.StartsWith("../src/Compat/"));
        Assert.That(
            Repository
                .Files("IdentityServer", ".cs")
                .Where(f => Repository.Read(f).Contains("using CaseTracker", StringComparison.Ordinal)),
            Is.Empty
        );
        Assert.That(
            Repository.Files("src", ".csproj").Where(f => Repository.Read(f).Contains("IdentityServer.csproj", StringComparison.Ordinal)),
            Is.EqualTo(["src/CaseTracker.Cli/CaseTracker.Cli.csproj"])
        );
        Assert.That(
            Repository
                .Files("src", ".cs")
                .Where(f => !f.StartsWith("src/CaseTracker.Cli/Serving/", StringComparison.Ordinal))
                .Where(f => Repository.Read(f).Contains("using IdentityServer", StringComparison.Ordinal)),
            Is.Empty
        );
    }

    /// <summary>Opening a connection is the engine's business; everything else takes one.</summary>
    [Test]
    public void Only_Data_names_a_database_driver() =>
        Assert.That(
            Repository
                .Files("src", ".cs")
                .Where(f => !f.StartsWith("src/CaseTracker/Data/", StringComparison.Ordinal))
                .Where(f => Repository.Read(f).Contains("Microsoft.Data.Sql", StringComparison.Ordinal)),
            Is.Empty
        );

    [GeneratedRegex("<ProjectReference Include=\"([^\"]+)")]
    private static partial Regex Reference();
}
