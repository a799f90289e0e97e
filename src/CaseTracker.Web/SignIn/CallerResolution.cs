using System.Globalization;
using System.Security.Claims;
using CaseTracker.Access;
using Microsoft.Extensions.Caching.Memory;

namespace CaseTracker.Web.SignIn;

/// <summary>In which capacities the signed-in person may act today, and which of them was chosen.</summary>
public sealed record Standing(IReadOnlyDictionary<Guid, Caller> Capacities, Guid? Chosen)
{
    public Caller? Caller => Chosen is { } id ? Capacities[id] : null;
}

/// <summary>Turns the person of the cookie into the caller of this request; what a person may do is looked up, never carried.</summary>
public sealed class CallerResolution(RequestDelegate next, IMemoryCache cache)
{
    public const string Subject = "sub";
    public const string Designation = "designation";

    /// <summary>A header by which a client of several capacities says, by its designation, in which it acts; without it, in the one that it
    /// got first.</summary>
    public const string ActingAs = "Acting-As";

    /// <summary>When the person last signed in, in seconds since 1970.</summary>
    public const string AuthTime = "auth_time";

    /// <summary>A designation that ends takes effect within this time.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext context, Callers callers, RequestContext request)
    {
        if (context.User.FindFirstValue(Subject) is { } subject)
        {
            var capacities = await CapacitiesOf(subject, callers, context.RequestAborted);
            var standing = new Standing(
                capacities,
                Choose(capacities, context.User.FindFirstValue(Designation), context.Request.Headers[ActingAs])
            );
            if (standing.Caller is { } caller)
                (request.Caller, request.Proof) = (caller, ProofOf(context.User));
            context.Features.Set(standing);
        }
        await next(context);
    }

    private async Task<IReadOnlyDictionary<Guid, Caller>> CapacitiesOf(string subject, Callers callers, CancellationToken cancellation)
    {
        if (cache.TryGetValue((typeof(CallerResolution), subject), out IReadOnlyDictionary<Guid, Caller>? known))
            return known!;
        var found = await callers.Of(subject, cancellation);
        return cache.Set((typeof(CallerResolution), subject), found, Memory);
    }

    private static Proof ProofOf(ClaimsPrincipal person) =>
        new(
            long.TryParse(person.FindFirstValue(AuthTime), CultureInfo.InvariantCulture, out var seconds)
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
            MachineClients.IsOne(person.FindFirstValue(Subject)!)
        );

    /// <exception cref="ForbiddenException">The request names a capacity that the caller does not have.</exception>
    private static Guid? Choose(IReadOnlyDictionary<Guid, Caller> capacities, string? chosen, string? named) =>
        named is not null
            ? Guid.TryParse(named, out var asked) && capacities.ContainsKey(asked)
                ? asked
                : throw new ForbiddenException()
            : Guid.TryParse(chosen, out var id) && capacities.ContainsKey(id)
                ? id
                : capacities.Count > 0
                    ? capacities.Keys.Order().First()
                    : null;
}
