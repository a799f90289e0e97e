using System.Security.Cryptography;
using CaseTracker.Ledger;

namespace CaseTracker.Cli;

/// <summary>
/// The master key comes from the environment and never lies beside what it protects, but for demonstrations, where a file is enough.
/// </summary>
internal static class KeySource
{
    private const string Variable = "CASETRACKER_MASTER_KEY";

    /// <param name="database">The key file of a demonstration stands beside it.</param>
    /// <exception cref="InvalidOperationException">There is no key, or it is not one.</exception>
    public static MasterKey Find(Surroundings surroundings, string database, bool isDemo)
    {
        var file = database + ".key";
        if (surroundings.Variable(Variable) is { Length: > 0 } text)
            return Read(text, Variable);
        if (File.Exists(file))
            return Read(File.ReadAllText(file), file);
        if (!isDemo)
            throw new InvalidOperationException(
                $"There is no master key: set {Variable} to at least 32 random bytes in base64 (for a demonstration, --demo makes one)."
            );
        Make(file);
        surroundings.Error.WriteLine($"casetracker: made a master key for this demonstration: {file}");
        return Read(File.ReadAllText(file), file);
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var unfinished = $"{file}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(unfinished, options))
            writer.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        try
        {
            File.Move(unfinished, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process that started at the same time was first; its key holds.
            File.Delete(unfinished);
        }
    }

    private static MasterKey Read(string text, string source)
    {
        try
        {
            return new MasterKey(Convert.FromBase64String(text.Trim()));
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"{source} holds no master key: it must be at least 32 bytes in base64.", failure);
        }
    }
}
