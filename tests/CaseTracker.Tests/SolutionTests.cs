namespace CaseTracker.Tests;

public sealed class SolutionTests
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

    /// <summary>Opening a connection is the engine's business; everything else takes one.</summary>
    [Test]
    public void Only_Data_names_a_database_driver() =>
        Assert.That(
            Repository.Files("src", ".cs")
                .Where(f => !f.StartsWith("src/CaseTracker/Data/", StringComparison.Ordinal))
                .Where(f => Repository.Read(f).Contains("Microsoft.Data.Sql", StringComparison.Ordinal)),
            Is.Empty);
}
