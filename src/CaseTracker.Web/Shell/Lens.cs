using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Web.Shell;

/// <summary>With whose eyes, and as of which position or time, a page is asked for; whether the reader may is decided by the
/// request.</summary>
public sealed record Lens(Audience? Audience, long? Position, DateTime? Time)
{
    public const string AudienceName = Sight.AudienceName;
    public const string AsOfName = Sight.AsOfName;

    /// <summary>Whether it is other than the reader's own present.</summary>
    public bool IsSet => this is not { Audience: null, Position: null, Time: null };

    /// <exception cref="ValidationException">The address names no audience, or no position or time.</exception>
    public static Lens Of(Parameters address) => AsOf(address[AsOfName]) with { Audience = Eyes(address[AudienceName]) };

    /// <exception cref="ForbiddenException">The past is for the UN.</exception>
    public async Task<long?> PositionAsked(IMediator mediator, CancellationToken cancellation) =>
        Time is { } time ? await mediator.Send(new FindPosition.Query(time), cancellation) : Position;

    private static Audience? Eyes(string? text)
    {
        if (text is null)
            return null;
        try
        {
            return Disclosure.Audience.Parse(text);
        }
        catch (FormatException)
        {
            throw new ValidationException([new(AudienceName, Text.StateUnknown(text))]);
        }
    }

    private static Lens AsOf(string? text) =>
        text switch
        {
            null => new(null, null, null),
            _ when Moment.TryParse(text, out var moment) => new(null, moment.Position, moment.Time),
            _ => throw new ValidationException([new(AsOfName, Text.FilterValueUnknown(text))]),
        };
}
