using CaseTracker.Access;
using CaseTracker.Web.Shell;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaseTracker.Web.Forms;

/// <summary>A page with a form: sends a command once, keeps everything that was typed when it is refused, and says shortly when it is
/// done.</summary>
public abstract class FormPage(IMediator mediator, RequestContext context) : PageModel
{
    /// <summary>Key of the text that confirms what was done, on the page that follows.</summary>
    public const string Confirmation = "done";

    /// <summary>The form was kept while its sender signed in again; it is shown as it was sent, and not sent.</summary>
    public bool IsRestored { get; set; }

    protected IMediator Mediator => mediator;

    protected Caller Caller => context.Caller;

    /// <exception cref="ForbiddenException">The caller may not do it, whatever it is done to.</exception>
    protected void Require(Right right)
    {
        if (!Caller.Has(right))
            throw new ForbiddenException();
    }

    /// <summary>What was sent.</summary>
    protected async Task<Entries> ReadEntries() => Entries.Of(await Request.ReadFormAsync(HttpContext.RequestAborted));

    /// <summary>The answer that the same form got when it was sent before; null when this is the first time.</summary>
    protected async Task<Receipt?> Earlier(Entries entries) =>
        entries.Text(FormView.Key) is { } key ? await mediator.Send(new FindReceipt.Query(key), HttpContext.RequestAborted) : null;

    /// <summary>Null when it was refused; then the entries say why and the answer has the status of the refusal.</summary>
    /// <param name="of">Tells apart the commands of one form that is sent once.</param>
    protected async Task<Receipt?> Attempt(Entries entries, ICommand command, string of = "")
    {
        if (!await IsValid(entries, command) || IsRestored)
            return null;
        context.IdempotencyKey = entries.Text(FormView.Key) is { } key ? key + of : null;
        try
        {
            return await mediator.Send(command, HttpContext.RequestAborted);
        }
        catch (Exception refused) when (Refusal.Of(refused) is { Status: 400 or 409 or 422 } refusal)
        {
            Refuse(entries, refusal);
            return null;
        }
    }

    /// <summary>Checks the form of a command beside what is wrong with the entries already, so that everything is said at once.</summary>
    protected async Task<bool> IsValid(Entries entries, ICommand command)
    {
        // What could not be read is not judged as well.
        var unread = entries.Faults.Select(f => f.Name).ToList();
        var validators =
            (IEnumerable<IValidator>)HttpContext.RequestServices.GetServices(typeof(IValidator<>).MakeGenericType(command.GetType()));
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(new ValidationContext<object>(command), HttpContext.RequestAborted);
            foreach (var fault in result.Errors.Where(e => !unread.Any(u => u.StartsWith(e.PropertyName, StringComparison.Ordinal))))
                entries.Refuse(fault.PropertyName, fault.ErrorMessage);
        }
        if (entries.Faults.Count == 0)
            return true;
        if (!IsRestored)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return false;
    }

    private protected void Refuse(Entries entries, Refusal refusal)
    {
        foreach (var (field, messages) in refusal.Fields)
        foreach (var message in messages)
            entries.Refuse(field, message);
        Response.StatusCode = refusal.Status;
    }

    /// <summary>Goes on to another page, which says what was done.</summary>
    protected IActionResult Done(string address, string textKey)
    {
        TempData[Confirmation] = textKey;
        return Redirect(address);
    }
}
