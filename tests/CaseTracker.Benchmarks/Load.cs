using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTracker.Benchmarks;

/// <summary>What a round gave.</summary>
/// <param name="Cpu">Processor time of this process for each request, in microseconds: hardly changed by what else the machine
/// does.</param>
internal sealed record Measured(double PerSecond, double Cpu);

/// <summary>Asks for one address as fast as it is answered.</summary>
internal sealed partial record Load(string Address, string? Cookie)
{
    public async Task<Measured> Run(int connections, int seconds)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-t1", $"-c{connections}", $"-d{seconds}s" })
            start.ArgumentList.Add(argument);
        if (Cookie is not null)
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add($"Cookie: {Cookie}");
        }
        start.ArgumentList.Add(Address);
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk does not start.");
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        self.Refresh();
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException(output);
        var requests = Of(Requests(), output);
        return new Measured(Of(PerSecond(), output), (self.TotalProcessorTime - before).TotalMicroseconds / requests);
    }

    private static double Of(Regex pattern, string output) =>
        double.Parse(pattern.Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
