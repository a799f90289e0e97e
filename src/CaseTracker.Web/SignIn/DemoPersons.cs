using CaseTracker.Access;

namespace CaseTracker.Web.SignIn;

/// <summary>
/// Until there is a real sign-in, a demo on the own machine lets anybody in as any designated person; without it nobody comes in.
/// </summary>
public static class DemoPersons
{
    /// <summary>Opening this address signs in as the person of the designation.</summary>
    public static string AddressOf(Guid designationId) => $"/sign-in/{designationId}";

    /// <exception cref="InvalidOperationException">Others could reach the address.</exception>
    internal static void RequireLoopback(IEnumerable<string> urls)
    {
        foreach (var url in urls.SelectMany(u => u.Split(';')).Where(u => !IsLoopback(u)))
            throw new InvalidOperationException($"Demo persons need no password, therefore the demo listens on loopback addresses only, not on '{url}'.");
    }

    /// <summary>The designations that hold today, apart from those that only add to another one.</summary>
    internal static async Task<IReadOnlyList<DesignationRow>> List(Callers callers, TimeProvider clock, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return [.. (await callers.All(cancellation)).Where(d => d.HoldsOn(today) && d.Role != Reference.Codes.Of(Role.StrictReader))];
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback;
}
