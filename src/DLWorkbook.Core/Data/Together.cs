using System;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace DLWorkbook.Core.Data;

/// <summary>Two pieces of work at the same time.</summary>
internal static class Together
{
    /// <summary>Does two things at the same time, the second on a thread of its own.</summary>
    /// <param name="first">The longer one.</param>
    /// <param name="second">The other one.</param>
    /// <typeparam name="TFirst">What the first gives.</typeparam>
    /// <typeparam name="TSecond">What the second gives.</typeparam>
    /// <returns>Both results. An error is thrown as it was, the first's before the second's, when both have ended.</returns>
    public static (TFirst First, TSecond Second) Run<TFirst, TSecond>(Func<TFirst> first, Func<TSecond> second)
    {
        Task<TSecond> other = Task.Run(second);
        TFirst mine;
        try
        {
            mine = first();
        }
        finally
        {
            Task.WhenAny(other).Wait();
        }

        if (other.Exception is AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }

        return (mine, other.Result);
    }
}
