using Spectre.Console;

namespace CaseTracker.Cli;

/// <summary>Shows on the error output how far a long command is, where a person watches it.</summary>
internal static class ProgressBar
{
    /// <summary>Runs the work, which reports what it is doing, how much is done, and of how much.</summary>
    public static async Task<T> Run<T>(Surroundings surroundings, Func<Action<string, int, int>, Task<T>> work)
    {
        if (!surroundings.ShowsProgress)
            return await work((_, _, _) => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return await console
            .Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .StartAsync(async context =>
            {
                var tasks = new Dictionary<string, ProgressTask>();
                return await work(
                    (what, done, total) =>
                    {
                        if (!tasks.TryGetValue(what, out var task))
                            tasks[what] = task = context.AddTask(what);
                        task.MaxValue = Math.Max(total, 1);
                        task.Value = done;
                    }
                );
            });
    }
}
